package org.partida.bench.market;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.partida.model.match.OpenItem;
import org.partida.model.statement.Chain;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.spi.match.MatchLine;
import org.partida.spi.match.MatchRequest;
import org.partida.spi.statement.StatementRead;

/**
 * The market's lines of one kind, as they were made or as a reader gives them back from a file. A
 * line that the file or its reader lost is in the truth and not in the request.
 */
public final class RoundTrip {
  private final List<Market.Fact> facts;
  private final List<OpenItem> items;
  private final List<StatementLine> written;
  private final Dialect.Carries carries;

  /**
   * What a reader gave.
   *
   * @param request its lines, the id of each the number of its truth
   * @param bytes size of the file
   * @param problem what was wrong with the file as a whole; empty if it read and its balances prove
   *     it, or it has none
   */
  public record Found(MatchRequest request, int bytes, Optional<String> problem, Kept kept) {}

  /**
   * How many lines, and of those that had one how many names, accounts, fiscal codes, texts and
   * identifiers came back whole.
   */
  public record Kept(int lines, Of names, Of accounts, Of taxIds, Of texts, Of identifiers) {}

  /** A number of a number. */
  public record Of(int got, int had) {
    Of with(Optional<String> before, boolean same) {
      return before.isEmpty() ? this : new Of(got + (same ? 1 : 0), had + 1);
    }

    @Override
    public String toString() {
      return had == 0 ? "–" : String.format(Locale.ROOT, "%.2f %%", 100.0 * got / had);
    }
  }

  /** Lines that a kind of file can hold, in the order of their days, with their truth. */
  public RoundTrip(Market market, Dialect.Carries carries) {
    this.carries = carries;
    MatchRequest all = market.request();
    boolean bank = carries == Dialect.Carries.BANK;
    List<Integer> chosen =
        IntStream.range(0, all.lines().size())
            .filter(l -> all.lines().get(l).source() == MatchLine.Source.BANK == bank)
            .boxed()
            .sorted(Comparator.comparing((Integer l) -> all.lines().get(l).line().bookingDate()))
            .toList();
    facts = chosen.stream().map(market.facts()::get).toList();
    boolean orders = carries == Dialect.Carries.ORDERS;
    items = orders ? all.items().stream().map(RoundTrip::ordered).toList() : all.items();
    written =
        chosen.stream()
            .map(l -> all.lines().get(l).line())
            .map(l -> orders ? ordered(l) : l)
            .toList();
  }

  public List<Market.Fact> facts() {
    return facts;
  }

  /** The lines as they were made. */
  public MatchRequest direct() {
    List<MatchLine> lines = new ArrayList<>();
    for (int l = 0; l < written.size(); l++) {
      lines.add(line(l, written.get(l)));
    }
    return request(lines);
  }

  /** The lines as they come back from a file. */
  public Found through(Dialect dialect) throws IOException {
    byte[] bytes = dialect.write(written);
    StatementRead read = dialect.reader().read(new ByteArrayInputStream(bytes), dialect.name());
    List<StatementLine> back = new ArrayList<>();
    Optional<String> problem = read.warnings().stream().findFirst().map(Object::toString);
    for (Statement s : read.statements()) {
      if (s.chain() == Chain.BROKEN) {
        problem = Optional.of("statement " + s.number() + ": balances and lines disagree");
      }
      // what is kept of a line is another line, that pays no document
      s.lines().stream().filter(l -> l.kind() != LineKind.FEE).forEach(back::add);
    }
    back.sort(Comparator.comparingInt(StatementLine::row));
    return found(back, bytes.length, problem);
  }

  /** Files keep the order, so the next line of the same amount and day is the same line. */
  private Found found(List<StatementLine> back, int bytes, Optional<String> problem) {
    List<MatchLine> lines = new ArrayList<>();
    Kept kept = new Kept(0, none(), none(), none(), none(), none());
    int at = 0;
    for (StatementLine l : back) {
      int same = at;
      while (same < written.size() && !isSame(written.get(same), l)) {
        same++;
      }
      if (same == written.size()) {
        return new Found(
            request(lines), bytes, Optional.of("row " + l.row() + " is nobody's: " + l), kept);
      }
      lines.add(line(same, l));
      kept = counted(kept, written.get(same), l);
      at = same + 1;
    }
    return new Found(request(lines), bytes, problem, kept);
  }

  private static Of none() {
    return new Of(0, 0);
  }

  private static boolean isSame(StatementLine a, StatementLine b) {
    return a.amount().equals(b.amount()) && a.bookingDate().equals(b.bookingDate());
  }

  private Kept counted(Kept k, StatementLine was, StatementLine is) {
    Optional<String> id = was.awb().or(was::orderRef);
    Optional<String> text =
        carries == Dialect.Carries.BANK ? Optional.of(was.text()) : Optional.empty();
    return new Kept(
        k.lines() + 1,
        k.names()
            .with(
                was.counterparty().name(),
                was.counterparty().name().equals(is.counterparty().name())),
        k.accounts()
            .with(
                was.counterparty().iban(),
                was.counterparty().iban().equals(is.counterparty().iban())),
        k.taxIds()
            .with(
                was.counterparty().taxId(),
                was.counterparty()
                    .taxId()
                    .equals(is.counterparty().taxId().map(t -> t.replace("RO", "")))),
        k.texts().with(text, is.text().contains(was.text().strip())),
        k.identifiers().with(id, is.awb().or(is::orderRef).equals(id)));
  }

  private MatchRequest request(List<MatchLine> lines) {
    return new MatchRequest(
        lines,
        items,
        Set.of(Own.IBAN),
        MatchRequest.Policy.STRICT,
        Optional.empty(),
        List.of(),
        Set.of(),
        Set.of(Own.TAX_ID));
  }

  private MatchLine line(int truth, StatementLine l) {
    return new MatchLine(
        String.valueOf(truth),
        l,
        carries == Dialect.Carries.BANK ? MatchLine.Source.BANK : MatchLine.Source.COURIER,
        false);
  }

  /** What has a waybill has an order of the shop, and is known by it. */
  private static Optional<String> order(Optional<String> awb) {
    return awb.map(a -> "CMD-" + a.substring(3));
  }

  private static StatementLine ordered(StatementLine l) {
    return new StatementLine(
        l.row(),
        l.bookingDate(),
        l.valueDate(),
        l.amount(),
        l.counterparty(),
        "Plata",
        l.bankRef(),
        l.endToEndId(),
        Optional.empty(),
        order(l.awb()),
        l.fee(),
        l.kind());
  }

  private static OpenItem ordered(OpenItem i) {
    return i.awb().isEmpty()
        ? i
        : new OpenItem(
            i.id(),
            i.side(),
            i.partnerId(),
            i.partnerName(),
            i.partnerTaxId(),
            i.partnerIbans(),
            i.number(),
            i.issueDate(),
            i.dueDate(),
            i.original(),
            i.residual(),
            Optional.empty(),
            order(i.awb()));
  }
}
