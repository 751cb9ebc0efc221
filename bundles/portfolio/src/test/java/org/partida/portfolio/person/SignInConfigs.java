package org.partida.portfolio.person;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as they are without a file. */
final class SignInConfigs {
  static final SignInConfig DEFAULT = with(Map.of());

  private SignInConfigs() {}

  /** With some values of its own. */
  static SignInConfig with(Map<String, ?> values) {
    return (SignInConfig)
        Proxy.newProxyInstance(
            SignInConfig.class.getClassLoader(),
            new Class<?>[] {SignInConfig.class},
            (self, method, args) ->
                values.containsKey(method.getName())
                    ? values.get(method.getName())
                    : method.getDefaultValue());
  }
}
