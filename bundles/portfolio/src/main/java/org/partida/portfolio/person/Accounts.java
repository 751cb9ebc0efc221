package org.partida.portfolio.person;

import java.util.List;
import java.util.Optional;
import org.partida.api.invitation.Invitation;
import org.partida.api.security.PersonState;
import org.partida.api.security.Visitor;
import org.partida.base.port.PeopleStore.Person;
import org.partida.base.port.PeopleStore.Profile;
import org.partida.base.port.Tx;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Accounts of those who were invited: one for each mail address. */
final class Accounts {
  private static final int LONGEST = 100;

  private final Door door;

  Accounts(Door door) {
    this.door = door;
  }

  /** Who has this address, or signs in by it as a name; who is gone does not count. */
  static List<Person> of(Tx tx, String mail) {
    return tx.people().list().stream()
        .filter(p -> p.profile().state() != PersonState.REMOVED)
        .filter(p -> p.profile().mail().equalsIgnoreCase(mail) || p.id().equalsIgnoreCase(mail))
        .toList();
  }

  /** The only one who can sign in. */
  static Person one(List<Person> all) {
    return Optional.of(all)
        .filter(a -> a.size() == 1 && a.get(0).active())
        .map(a -> a.get(0))
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "invitation.closed",
                        "this invitation cannot be used now",
                        "",
                        "ask the accounting firm to look at your account")));
  }

  /** The name that a person gave, else as the firm wrote it, else the address. */
  static String name(String given, Invitation i) {
    String name = given.strip().replaceAll("\\p{Cntrl}+", " ");
    if (name.isEmpty()) {
      return i.name().isEmpty() ? i.mail() : i.name();
    }
    return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
  }

  /** Adds the account; its sign-in name is the address, as far as names may be so. */
  String add(Tx tx, Invitation i, String name, String secretHash, Visitor from) {
    String plain =
        i.mail().replaceAll("[^\\p{L}\\p{N}._@-]", "-").replaceAll("^[^\\p{L}\\p{N}]+", "");
    String base = plain.length() > 95 ? plain.substring(0, 95) : plain;
    String id = base;
    // names of who is gone are not used again
    for (int n = 2; tx.people().find(id).isPresent(); n++) {
      id = base + "-" + n;
    }
    tx.people()
        .put(
            new Person(
                id,
                name,
                secretHash,
                "",
                List.of(),
                new Profile(i.mail(), i.phone(), i.language(), PersonState.ACTIVE, "")));
    door.add(tx, id, from, "person.add", id);
    return id;
  }
}
