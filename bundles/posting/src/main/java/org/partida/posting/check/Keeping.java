package org.partida.posting.check;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partida.api.company.PartnerDifference;
import org.partida.api.company.PartnerDifference.Concerned;
import org.partida.api.company.PartnerDifference.Kind;
import org.partida.api.company.PartnerDifference.State;
import org.partida.api.notice.Notice;
import org.partida.base.notice.Alarm;
import org.partida.base.port.Tx;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.posting.service.InactiveSupplier;
import org.partida.spi.registry.RegistryFacts;

/**
 * Keeps what was found of one partner beside what was found and answered before: an answer stands;
 * what is no longer so and was never answered goes; what was accepted is open again if its
 * correction was taken back. Stateless.
 */
final class Keeping {
  private static final int NUMBERS = 5;

  private Keeping() {}

  /**
   * Writes what was found.
   *
   * @param before what was there when the papers were read: an answer that came since stands
   */
  static void keep(
      Tx tx,
      Finder finder,
      RegistryFacts f,
      CompanyId company,
      List<PartnerDifference> before,
      Instant now) {
    Map<String, PartnerDifference> there = new HashMap<>();
    tx.registry().differencesOf(company, f.id().value()).forEach(d -> there.put(d.id(), d));
    Optional<PartnerDifference> inactive = Optional.empty();
    for (PartnerDifference d : finder.found()) {
      PartnerDifference old = there.remove(d.id());
      boolean open = old == null || old.state() == State.OPEN;
      if (open || before.contains(old) && isOpenAgain(old, d, finder)) {
        tx.registry().putDifference(old == null ? d : d.about(d.documents(), old.foundAt()));
        inactive = d.kind() == Kind.INACTIVE ? Optional.of(d) : inactive;
      }
    }
    there.values().stream()
        .filter(d -> d.state() == State.OPEN)
        .forEach(d -> tx.registry().dropDifference(d.id()));
    String key = notice(company, f.id().value());
    inactive.ifPresentOrElse(
        d -> Alarm.raise(tx, notice(key, company, warning(d, f), now), now),
        () -> tx.notices().clear(key));
  }

  private static boolean isOpenAgain(PartnerDifference old, PartnerDifference d, Finder finder) {
    if (old.state() != State.ACCEPTED) {
      return false;
    }
    return d.kind() == Kind.INACTIVE ? !ids(old).containsAll(ids(d)) : finder.toCorrect(d);
  }

  private static List<String> ids(PartnerDifference d) {
    return d.documents().stream().map(Concerned::id).toList();
  }

  /** Names the invoices that are concerned, as many as a person reads. */
  static Problem warning(PartnerDifference d, RegistryFacts f) {
    String numbers =
        d.documents().stream()
            .limit(NUMBERS)
            .map(Concerned::number)
            .collect(Collectors.joining(", "));
    String more = d.documents().size() > NUMBERS ? ", …" : "";
    return InactiveSupplier.warning(f, d.from(), numbers + more, "difference " + d.id());
  }

  /** The key under which an inactive supplier's notice stands. */
  static String notice(CompanyId company, String partner) {
    return "partner/" + company.value() + "/" + partner + "/inactive";
  }

  private static Notice notice(String key, CompanyId company, Problem problem, Instant now) {
    return Notice.of(
        key, Optional.of(company), Notice.Level.WARNING, problem, now, Optional.empty());
  }
}
