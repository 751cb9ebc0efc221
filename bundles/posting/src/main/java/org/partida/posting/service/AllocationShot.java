package org.partida.posting.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Invoice;
import org.partida.model.paper.BusinessPaper;
import org.partida.posting.rules.Allocation;
import org.partida.posting.rules.LineKeys;
import org.partida.posting.rules.Text;
import org.partida.spi.posting.AllocationBook;
import org.partida.spi.posting.LineFacts;

/** What of a company's decisions can have mattered for the lines of a document. Stateless. */
final class AllocationShot {
  private AllocationShot() {}

  static AllocationBook of(
      AllocationBook all, Optional<Invoice> invoice, Optional<BusinessPaper> paper) {
    if (all.rules().isEmpty() && all.memory().isEmpty()) {
      return new AllocationBook(List.of(), List.of(), all.accounts());
    }
    List<LineFacts> lines =
        invoice.map(AllocationShot::lines).orElseGet(() -> lines(paper.orElseThrow()));
    Set<String> partners =
        invoice
            .map(AllocationShot::partners)
            .orElseGet(() -> Set.of(LineKeys.partner(paper.orElseThrow())));
    Set<String> texts =
        lines.stream().map(f -> Text.remembered(f.name())).collect(Collectors.toSet());
    return new AllocationBook(
        all.rules().stream()
            .filter(r -> r.scope().partner().map(partners::contains).orElse(true))
            .filter(r -> lines.stream().anyMatch(f -> Allocation.matches(r, f)))
            .toList(),
        all.memory().stream().filter(m -> texts.contains(m.text())).toList(),
        all.accounts());
  }

  private static Set<String> partners(Invoice i) {
    return Stream.of(i.parties().seller(), i.parties().buyer())
        .map(LineKeys::partner)
        .collect(Collectors.toSet());
  }

  private static List<LineFacts> lines(Invoice i) {
    LocalDate day = i.header().issueDate();
    return i.lines().stream().map(l -> LineKeys.of(l.item(), Direction.RECEIVED, "", day)).toList();
  }

  private static List<LineFacts> lines(BusinessPaper p) {
    Optional<String> none = Optional.empty();
    return p.lines().stream()
        .map(
            l ->
                new LineFacts(
                    p.kind().direction(), "", p.date(), l.name(), l.code(), none, none, List.of()))
        .toList();
  }
}
