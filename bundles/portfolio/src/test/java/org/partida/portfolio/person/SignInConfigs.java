package org.partida.portfolio.person;

import java.lang.reflect.Proxy;

/** Configurations as they are without a file. */
final class SignInConfigs {
  static final SignInConfig DEFAULT =
      (SignInConfig)
          Proxy.newProxyInstance(
              SignInConfig.class.getClassLoader(),
              new Class<?>[] {SignInConfig.class},
              (self, method, args) -> method.getDefaultValue());

  private SignInConfigs() {}
}
