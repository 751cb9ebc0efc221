package org.partida.portfolio.person;

import java.security.Principal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.partida.api.security.Grant;
import org.partida.model.CompanyId;
import org.partida.model.TaxIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the integrator's JAAS realm about names that Partida does not know. Its roles become presets
 * of rights as the configuration says: {@code role=preset}, or {@code role=preset:RO1+RO2} for
 * chosen companies. Thread-safe.
 */
final class Realm {
  private static final Logger LOG = LoggerFactory.getLogger(Realm.class);

  private final String name;
  private final String roleClass;
  private final List<Mapping> mappings;

  Realm(SignInConfig config) {
    this.name = config.realm().strip();
    this.roleClass = config.roleClass().strip();
    this.mappings = List.of(config.realmRoles()).stream().map(Mapping::of).toList();
  }

  /** A role of the realm and the rights that it means. */
  private record Mapping(String role, List<Grant> grants) {
    static Mapping of(String text) {
      // names of roles may have the sign in them, presets have not
      int at = text.lastIndexOf('=');
      if (at < 0) {
        throw new IllegalArgumentException(
            "realmRoles: " + text + " is not role=preset or role=preset:RO1+RO2");
      }
      String[] right = text.substring(at + 1).strip().split(":", 2);
      List<CompanyId> companies =
          right.length < 2
              ? List.of()
              : List.of(right[1].split("\\+", -1)).stream().map(TaxIds::company).toList();
      return new Mapping(text.substring(0, at).strip(), Roles.role(right[0]).grants(companies));
    }
  }

  /** Its name; empty if there is none. */
  String name() {
    return name;
  }

  /** The rights of who has this name and password; empty if the realm refuses or no role counts. */
  Optional<List<Grant>> open(String user, String password) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      LoginContext login = new LoginContext(name, callbacks -> answer(callbacks, user, password));
      login.login();
      Set<String> roles =
          login.getSubject().getPrincipals().stream()
              .filter(p -> roleClass.isEmpty() || p.getClass().getName().equals(roleClass))
              .map(Principal::getName)
              .collect(Collectors.toSet());
      login.logout();
      Set<Grant> grants = new LinkedHashSet<>();
      mappings.stream()
          .filter(m -> roles.contains(m.role()))
          .forEach(m -> grants.addAll(m.grants()));
      if (grants.isEmpty()) {
        LOG.info("the realm {} knows {}, but none of the roles {} is mapped", name, user, roles);
        return Optional.empty();
      }
      return Optional.of(List.copyOf(grants));
    } catch (LoginException | SecurityException e) {
      // a wrong password and a realm that is not there look alike to who signs in
      LOG.debug("the realm {} does not let somebody in", name, e);
      return Optional.empty();
    }
  }

  private static void answer(Callback[] callbacks, String user, String password)
      throws UnsupportedCallbackException {
    for (Callback c : callbacks) {
      if (c instanceof NameCallback n) {
        n.setName(user);
      } else if (c instanceof PasswordCallback p) {
        p.setPassword(password.toCharArray());
      } else {
        throw new UnsupportedCallbackException(c);
      }
    }
  }
}
