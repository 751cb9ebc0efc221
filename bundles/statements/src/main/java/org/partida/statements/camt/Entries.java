package org.partida.statements.camt;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.Problem;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.StatementLine;
import org.partida.statements.text.Amounts;
import org.partida.statements.text.DateParts;
import org.partida.statements.text.Kinds;
import org.partida.statements.text.Refusal;

/**
 * Entries (Ntry) to statement lines. An entry is what the bank posts, so it stays one line even if
 * it bundles many payments; their texts are joined. CdtDbtInd alone gives the sign; RvslInd only
 * marks a reversal (ISO 20022). One use per file, one thread.
 */
final class Entries {
  private final List<Problem> warnings;
  private int row;

  Entries(List<Problem> warnings) {
    this.warnings = warnings;
  }

  /** How many were read. */
  int count() {
    return row;
  }

  /** The line; empty if the bank has not booked the entry. */
  Optional<StatementLine> line(Node entry, Optional<String> ownAccount) {
    row++;
    String status = entry.value("Sts", "Cd").or(() -> entry.value("Sts")).orElse("BOOK");
    if (!status.equals("BOOK")) {
      return Optional.empty();
    }
    Node amountNode =
        entry
            .first("Amt")
            .orElseThrow(
                () -> Refusal.at(entry.line(), "camt.amount", "entry " + row + " has no amount"));
    Currency currency =
        amountNode
            .currency()
            .flatMap(Amounts::currency)
            .orElseThrow(
                () ->
                    Refusal.at(
                        amountNode.line(),
                        "camt.currency",
                        "the amount of entry " + row + " has no known currency (Ccy)"));
    Money amount = signed(entry, amountNode, currency);
    boolean reversal =
        entry.value("RvslInd").filter(v -> v.equals("true") || v.equals("1")).isPresent();
    List<Node> details = entry.all("NtryDtls", "TxDtls");
    warnAboutSum(entry, details, amount);
    Counterparty other = Parties.of(details, (amount.signum() >= 0) != reversal, ownAccount);
    String text = Remittance.text(entry, details);
    Optional<LocalDate> value = date(entry, "ValDt");
    LocalDate booking =
        date(entry, "BookgDt")
            .or(() -> value)
            .orElseThrow(
                () ->
                    Refusal.at(entry.line(), "camt.date", "entry " + row + " has no booking date"));
    return Optional.of(
        new StatementLine(
            row,
            booking,
            value,
            amount,
            other,
            text,
            bankRef(entry, details),
            endToEnd(details),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            kind(entry, text, other, amount, reversal)));
  }

  /** The amount with the sign of CdtDbtInd. */
  static Money signed(Node owner, Node amountNode, Currency currency) {
    Money amount = Amounts.exact(amountNode.text(), currency, amountNode.line());
    String mark = owner.value("CdtDbtInd").orElse("");
    return switch (mark) {
      case "CRDT" -> amount;
      case "DBIT" -> amount.negate();
      default ->
          throw Refusal.at(
              owner.line(),
              "camt.sign",
              "CdtDbtInd must be CRDT or DBIT, found " + Refusal.quote(mark));
    };
  }

  /** The date inside the named child, which holds Dt or DtTm, or is one itself. */
  static Optional<LocalDate> date(Node owner, String name) {
    return owner.first(name).flatMap(Entries::dateIn);
  }

  /** The day as printed: a time zone must not move it. */
  static Optional<LocalDate> dateIn(Node node) {
    Optional<String> text =
        node.value("Dt")
            .or(() -> node.value("DtTm"))
            .or(() -> Optional.of(node.text()).filter(t -> !t.isEmpty()));
    return text.map(
        t -> {
          String day = t.length() > 10 ? t.substring(0, 10) : t;
          DateParts parts = DateParts.of(day);
          boolean plain = day.length() == 10 && parts.yearFirst() && parts.isSeparatedBy('-');
          try {
            return plain
                ? LocalDate.of(parts.first(), parts.second(), parts.third())
                : LocalDate.parse(day);
          } catch (DateTimeException e) {
            throw Refusal.at(node.line(), "camt.date", "not a date: " + Refusal.quote(t));
          }
        });
  }

  private void warnAboutSum(Node entry, List<Node> details, Money amount) {
    if (details.size() < 2) {
      return;
    }
    Money sum = Money.zero(amount.currency());
    for (Node detail : details) {
      Optional<Node> part = detail.first("Amt");
      if (part.isEmpty()
          || !part.get().currency().orElse("").equals(amount.currency().getCurrencyCode())) {
        return;
      }
      boolean opposite =
          !detail.value("CdtDbtInd").equals(entry.value("CdtDbtInd"))
              && detail.value("CdtDbtInd").isPresent();
      Money m = Amounts.exact(part.get().text(), amount.currency(), part.get().line());
      sum = Amounts.plus(sum, opposite ? m.negate() : m, part.get().line());
    }
    if (!sum.abs().equals(amount.abs())) {
      warnings.add(
          Refusal.warning(
              entry.line(),
              "camt.batch-sum",
              "the "
                  + details.size()
                  + " payments of entry "
                  + row
                  + " make "
                  + sum
                  + ", the entry is "
                  + amount.abs(),
              "Check the batch with the bank; the entry's own amount was taken."));
    }
  }

  private static Optional<String> bankRef(Node entry, List<Node> details) {
    return entry
        .value("AcctSvcrRef")
        .or(
            () ->
                details.size() == 1
                    ? details.get(0).value("Refs", "AcctSvcrRef")
                    : Optional.empty())
        .or(() -> entry.value("NtryRef"))
        .filter(Entries::given);
  }

  private static Optional<String> endToEnd(List<Node> details) {
    return details.size() == 1
        ? details.get(0).value("Refs", "EndToEndId").filter(Entries::given)
        : Optional.empty();
  }

  private static boolean given(String reference) {
    return !reference.equalsIgnoreCase("NOTPROVIDED") && !reference.equalsIgnoreCase("NONREF");
  }

  private static LineKind kind(
      Node entry, String text, Counterparty other, Money amount, boolean reversal) {
    if (reversal) {
      return LineKind.REVERSAL;
    }
    Optional<String> sub = entry.value("BkTxCd", "Domn", "Fmly", "SubFmlyCd");
    Optional<String> family = entry.value("BkTxCd", "Domn", "Fmly", "Cd");
    boolean out = amount.signum() < 0;
    LineKind bySub = Kinds.shared().of(sub, text, other, out);
    return bySub == LineKind.OTHER ? Kinds.shared().of(family, text, other, out) : bySub;
  }
}
