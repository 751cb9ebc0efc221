package org.partida.documents.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.partida.api.document.Delegation;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.base.port.PeopleStore.Person;
import org.partida.base.port.Tx;
import org.partida.model.CompanyId;

/** Who may decide: by an own right, or for somebody who has it and is away. */
public final class Delegated {
  /** The days of a delegation are those of who writes them. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");

  private Delegated() {}

  /** The day on which a delegation is looked at. */
  public static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZONE);
  }

  /**
   * For whom the actor decides; empty by an own right.
   *
   * @throws org.partida.api.security.AccessDeniedException if neither allows it
   */
  public static Optional<Delegation> require(Tx tx, Actor actor, CompanyId company, Instant now) {
    if (actor.may(company, Module.APPROVAL, Access.WRITE)) {
      return Optional.empty();
    }
    Optional<Delegation> found = of(tx, actor, company, now);
    if (found.isEmpty()) {
      actor.require(company, Module.APPROVAL, Access.WRITE);
    }
    return found;
  }

  /** A reason that says for whom it was decided, in the company's language. */
  public static String words(Tx tx, Delegation d, String reason) {
    Locale language =
        tx.companies().find(d.company()).map(c -> c.policies().language()).orElse(Locale.ENGLISH);
    String name = tx.people().find(d.from()).map(Person::name).orElse(d.from());
    String who = Reasons.of(language, "instead", name);
    return reason.isEmpty() ? who : reason + " (" + who + ")";
  }

  static Optional<Delegation> of(Tx tx, Actor actor, CompanyId company, Instant now) {
    // who may not even see it decides nothing, whatever somebody wrote
    if (!actor.may(company, Module.DOCUMENTS, Access.READ)) {
      return Optional.empty();
    }
    LocalDate today = day(now);
    return tx.approvals().delegations(company).stream()
        .filter(d -> d.to().equals(actor.id()) && d.on(today))
        .filter(d -> tx.people().find(d.from()).filter(p -> decides(p, company)).isPresent())
        .findFirst();
  }

  /** A right that was taken away is not lent any more. */
  static boolean decides(Person p, CompanyId company) {
    return p.active() && has(p, company, Module.APPROVAL, Access.WRITE);
  }

  static boolean has(Person p, CompanyId company, Module module, Access access) {
    for (Grant g : p.grants()) {
      if (g.company().map(company::equals).orElse(true)
          && g.module().map(module::equals).orElse(true)
          && (g.access() == Access.WRITE || access == Access.READ)) {
        return true;
      }
    }
    return false;
  }
}
