package org.partida.base.port;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Grant;

/** People and services that sign in. */
@ProviderType
public interface PeopleStore {
  void put(Person person);

  Optional<Person> byTokenHash(String hash);

  Optional<Person> find(String id);

  List<Person> list();

  /**
   * Someone who signs in. Immutable.
   *
   * @param id sign-in name
   * @param name for people
   * @param secretHash salted hash of the password; empty = none
   * @param tokenHash SHA-256 of the access token; empty = none
   * @param grants rights
   */
  record Person(String id, String name, String secretHash, String tokenHash, List<Grant> grants) {
    public Person {
      grants = List.copyOf(grants);
    }

    @Override
    public String toString() {
      return "Person[" + id + "]";
    }
  }
}
