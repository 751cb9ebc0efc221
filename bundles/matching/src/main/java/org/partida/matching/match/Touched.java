package org.partida.matching.match;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.base.port.Tx;
import org.partida.model.CompanyId;
import org.partida.model.Page;

/** What people and the host know of a line already. Stateless. */
public final class Touched {
  private static final int PAGE = 500;

  private Touched() {}

  /** A person said something of it, which would be lost if it were entered anew. */
  public static boolean byPerson(LineRecord l) {
    return l.state() == LineState.SAVED
        || l.state() == LineState.DELETED
        || l.repeats().map(r -> r.decidedBy().isPresent()).orElse(false)
        || Lines.isSet(l);
  }

  /** Lines that are not confirmed yet, but whose payment the host is asked to post. */
  public static Set<String> beingBooked(Tx tx, CompanyId company) {
    Set<String> lines = new HashSet<>();
    Optional<String> after = Optional.empty();
    do {
      Page<VoucherRecord> page =
          tx.vouchers().list(company, Optional.of(VoucherState.POSTING), PAGE, after);
      page.items().stream()
          .map(v -> v.voucher().externalId())
          .flatMap(id -> PaymentIds.line(id).stream())
          .forEach(lines::add);
      after = page.next();
    } while (after.isPresent());
    return lines;
  }
}
