package org.partida.posting.allocation;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.partida.base.port.AllocationStore.LineRow;
import org.partida.base.port.AllocationStore.LineState;
import org.partida.base.text.CsvRecords;
import org.partida.model.Money;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.document.Direction;
import org.partida.model.voucher.AccountCode;
import org.partida.posting.rules.LineKeys;
import org.partida.posting.rules.Text;
import org.partida.spi.posting.Allocated;
import org.partida.spi.posting.Allotment;
import org.partida.spi.posting.LineFacts;

/**
 * Lines that another program has booked, from CSV, so that memory need not begin with nothing. One
 * file, one thread.
 */
final class HistoryFile {
  private static final Set<String> RECEIVED =
      Set.of("RECEIVED", "PRIMIT", "PRIMITA", "PRIMITE", "INTRARE", "RICEVUTA", "ACQUISTO");
  private static final Set<String> ISSUED =
      Set.of("ISSUED", "EMIS", "EMISA", "EMISE", "IESIRE", "EMESSA", "VENDITA");

  private final String document;
  private final String file;
  private final Currency currency;
  private final List<String> types;
  private int count;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Of a company's file.
   *
   * @param types accounting types that there are; empty = they are not known
   */
  HistoryFile(String file, byte[] bytes, Currency currency, List<String> types) {
    this.types = List.copyOf(types);
    this.file = file;
    this.document = "history:" + Sha256.of(bytes).hex().substring(0, 32);
    this.currency = currency;
  }

  /** The file's lines are kept under it, so that the same file again changes nothing. */
  String document() {
    return document;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  List<LineRow> read(byte[] bytes) {
    CsvRecords<HistoryField> csv =
        CsvRecords.of(
            "allocation",
            HistoryField.class,
            file,
            bytes,
            problems,
            List.of(
                HistoryField.PARTNER,
                HistoryField.DATE,
                HistoryField.NAME,
                HistoryField.TYPE,
                HistoryField.ACCOUNT));
    return csv.read(this::row);
  }

  private LineRow row(CsvRecords<HistoryField>.Cells c) {
    Optional<String> none = Optional.empty();
    String partner =
        c.text(HistoryField.TAX_ID)
            .map(LineKeys::code)
            .orElseGet(() -> LineKeys.name(c.require(HistoryField.PARTNER)));
    LineFacts facts =
        new LineFacts(
            side(c),
            partner,
            c.date(HistoryField.DATE)
                .orElseThrow(() -> new IllegalArgumentException("column date is empty")),
            c.require(HistoryField.NAME),
            c.text(HistoryField.CODE),
            none,
            none,
            List.of());
    AccountCode account = AccountCode.of(c.require(HistoryField.ACCOUNT));
    String type = c.require(HistoryField.TYPE).toUpperCase(Locale.ROOT).replace(' ', '_');
    if (!types.isEmpty() && !types.contains(type)) {
      throw new IllegalArgumentException(
          "there is no accounting type " + type + "; there are " + String.join(", ", types));
    }
    Allotment outcome = Allotment.of(type).on(Optional.of(account.toString()));
    Currency in = c.currency(HistoryField.CURRENCY).orElse(currency);
    return new LineRow(
        document,
        c.text(HistoryField.NUMBER).orElse(file),
        LineState.HISTORY,
        false,
        Text.remembered(facts.name()),
        new Allocated(
            String.valueOf(++count),
            facts,
            c.money(HistoryField.AMOUNT, in).orElse(Money.zero(in)),
            outcome,
            Allocated.HISTORY));
  }

  private static Direction side(CsvRecords<HistoryField>.Cells c) {
    String side = Text.fold(c.text(HistoryField.SIDE).orElse("RECEIVED"));
    if (RECEIVED.contains(side)) {
      return Direction.RECEIVED;
    }
    if (ISSUED.contains(side)) {
      return Direction.ISSUED;
    }
    throw new IllegalArgumentException("\"" + side + "\" is neither received nor issued");
  }
}
