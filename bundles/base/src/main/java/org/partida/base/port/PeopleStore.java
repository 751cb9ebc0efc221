package org.partida.base.port;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Grant;
import org.partida.api.security.PersonState;

/** People and services that sign in. */
@ProviderType
public interface PeopleStore {
  void put(Person person);

  Optional<Person> byTokenHash(String hash);

  Optional<Person> find(String id);

  List<Person> list();

  /** The one person with this mail address; empty if there is none or there are several. */
  Optional<Person> byMail(String mail);

  /**
   * Someone who signs in. Immutable.
   *
   * @param id sign-in name
   * @param name for people
   * @param secretHash salted hash of the password; empty = none
   * @param tokenHash SHA-256 of the access token; empty = none
   * @param grants rights
   * @param profile what else is known
   */
  record Person(
      String id,
      String name,
      String secretHash,
      String tokenHash,
      List<Grant> grants,
      Profile profile) {
    public Person {
      grants = List.copyOf(grants);
    }

    /** A person of whom nothing else is known, and who may sign in. */
    public Person(String id, String name, String secretHash, String tokenHash, List<Grant> grants) {
      this(id, name, secretHash, tokenHash, grants, Profile.NEW);
    }

    public boolean active() {
      return profile.state() == PersonState.ACTIVE;
    }

    public Person withSecret(String hash) {
      return new Person(id, name, hash, tokenHash, grants, profile);
    }

    public Person withToken(String hash) {
      return new Person(id, name, secretHash, hash, grants, profile);
    }

    public Person withGrants(List<Grant> all) {
      return new Person(id, name, secretHash, tokenHash, all, profile);
    }

    public Person withProfile(Profile other) {
      return new Person(id, name, secretHash, tokenHash, grants, other);
    }

    @Override
    public String toString() {
      return "Person[" + id + "]";
    }
  }

  /**
   * How a person is reached and whether they may come in. Immutable; empty texts are not known.
   *
   * @param mail address
   * @param phone number
   * @param language ro, it or en
   * @param state whether they may sign in
   * @param realm the integrator's realm that vouches for them; empty = Partida itself
   */
  record Profile(String mail, String phone, String language, PersonState state, String realm) {
    static final Profile NEW = new Profile("", "", "", PersonState.ACTIVE, "");

    public Profile withLanguage(String other) {
      return new Profile(mail, phone, other, state, realm);
    }

    public Profile withState(PersonState other) {
      return new Profile(mail, phone, language, other, realm);
    }
  }
}
