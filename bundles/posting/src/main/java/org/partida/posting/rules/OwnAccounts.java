package org.partida.posting.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.model.invoice.Invoice;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.Support;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.AccountRule;
import org.partida.spi.posting.Proposal;

/**
 * Puts the accounts that a company uses for a kind of document or for its premises in place of the
 * standard ones. Immutable.
 *
 * @param rules the company's
 * @param kinds what the document is called
 * @param seat where it belongs
 */
public record OwnAccounts(List<AccountRule> rules, Set<String> kinds, Optional<String> seat) {
  /**
   * For an invoice, else for another paper.
   *
   * @param seat premises that its source names; else the store on the paper counts
   */
  public static OwnAccounts of(
      List<AccountRule> rules,
      Optional<Invoice> invoice,
      Optional<BusinessPaper> paper,
      Optional<String> seat) {
    Set<String> kinds =
        Stream.concat(
                invoice.stream().map(i -> i.header().typeCode()),
                paper.stream().flatMap(OwnAccounts::kinds))
            .collect(Collectors.toSet());
    // what is set off stands where it was booked
    boolean setOff = paper.filter(p -> p.kind() == PaperKind.COMPENSATION).isPresent();
    return new OwnAccounts(
        setOff ? List.of() : rules,
        kinds,
        seat.or(() -> paper.flatMap(BusinessPaper::store).map(s -> s.code())));
  }

  private static Stream<String> kinds(BusinessPaper p) {
    return p.support().kind() == Support.Kind.NONE
        ? Stream.of(p.kind().code())
        : Stream.of(p.kind().code(), p.support().kind().name());
  }

  /** The same entries on the company's accounts. */
  public Proposal on(Proposal said) {
    return rules.isEmpty()
        ? said
        : new Proposal(
            said.vouchers().stream().map(this::on).toList(),
            said.questions(),
            said.warnings(),
            said.allocated());
  }

  private Voucher on(Voucher v) {
    List<VoucherLine> lines = v.lines().stream().map(l -> on(v, l)).toList();
    return lines.equals(v.lines()) ? v : Edit.voucher(v, lines).orElseThrow();
  }

  private VoucherLine on(Voucher v, VoucherLine l) {
    return AccountRule.of(rules, l.account(), kinds, seat, v.date())
        .flatMap(
            r ->
                r.account()
                    .map(
                        a ->
                            Edit.of(l)
                                .account(a)
                                .why(
                                    l.why()
                                        + "; "
                                        + a
                                        + " in place of "
                                        + l.account()
                                        + " for "
                                        + r.words())
                                .line()))
        .orElse(l);
  }
}
