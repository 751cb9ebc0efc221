package org.partida.matching.match;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.api.company.Company;
import org.partida.api.notice.Notice;
import org.partida.api.statement.LineRecord;
import org.partida.base.host.Hosts;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.match.ItemShare;
import org.partida.model.match.MatchProposal;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostRef;
import org.partida.spi.host.HostSession;

/**
 * An invoice that was made because its proforma was paid stays when the receipt is taken back: it
 * was given to the customer. Whether it is to be reversed is a person's to say; until then a notice
 * proposes it. It ends when the invoice is paid or taken back. Stateless.
 */
final class Stornos {
  /** Before company and open item. */
  private static final String PREFIX = "proforma/storno/";

  private static final int MOST = 500;

  private Stornos() {}

  /** The line that was taken back, with the proposal in its evidence. */
  static LineRecord told(LineRecord line) {
    LineRecord told = line;
    for (Map.Entry<String, String> made : Invoiced.items(line).entrySet()) {
      Problem p = problem(line, made.getKey());
      told = Invoiced.telling(told, "STORNO", p.message() + ": " + p.fix());
    }
    return told;
  }

  static void propose(Tx tx, LineRecord line, Clock clock) {
    for (Map.Entry<String, String> made : Invoiced.items(line).entrySet()) {
      tx.notices()
          .raise(
              Notice.of(
                  key(line.company(), made.getValue()),
                  Optional.of(line.company()),
                  Notice.Level.WARNING,
                  problem(line, made.getKey()),
                  clock.instant(),
                  Optional.empty()));
    }
  }

  private static Problem problem(LineRecord line, String number) {
    return new Problem(
        "proforma.storno",
        "the receipt of invoice "
            + number
            + ", which was made of a proforma, was taken back; the invoice stays and is open",
        "statement line " + line.id(),
        Invoiced.document(line, number)
            .map(d -> "if the sale is off, reverse it: undo --document " + d + " --reason storno")
            .orElse("if the sale is off, reverse the invoice in the host"));
  }

  /** What a line pays now needs no storno. */
  static void paid(Tx tx, LineRecord line) {
    for (ItemShare s : line.proposal().map(MatchProposal::shares).orElse(List.of())) {
      tx.notices().clear(key(line.company(), s.item()));
    }
  }

  /** Keys of notices whose invoice is not open any more. */
  static Set<String> settled(UnitOfWork books, Hosts hosts, Company company) throws HostException {
    String prefix = key(company.id(), "");
    List<String> standing =
        books.read(tx -> tx.notices().list(Optional.of(company.id()), MOST)).stream()
            .map(Notice::key)
            .filter(k -> k.startsWith(prefix))
            .toList();
    Set<String> gone = new HashSet<>(standing);
    if (!standing.isEmpty()) {
      try (HostSession session = hosts.open(company)) {
        session
            .openItems()
            .reload(
                standing.stream()
                    .map(k -> new HostRef("item", k.substring(prefix.length())))
                    .toList())
            .forEach(i -> gone.remove(key(company.id(), i.ref().value())));
      }
    }
    return gone;
  }

  private static String key(CompanyId company, String item) {
    return PREFIX + company + "/" + item;
  }
}
