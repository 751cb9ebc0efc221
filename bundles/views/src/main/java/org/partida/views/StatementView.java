package org.partida.views;

import static org.partida.views.Obj.obj;

import java.util.List;
import java.util.Optional;
import org.partida.api.match.PostingDay;
import org.partida.api.statement.ImportRecord;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.StatementCalendar;
import org.partida.api.statement.StatementImports;
import org.partida.api.statement.StatementProfiles;
import org.partida.api.statement.StatementSummary;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.Fingerprint;
import org.partida.model.statement.Statement;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.FormatFacts;
import org.partida.spi.statement.StatementRead;

/** Statements and their lines. */
public final class StatementView {
  private StatementView() {}

  public static Obj of(Statement s) {
    List<String> prints = Fingerprint.ofLines(s.account(), s.lines());
    List<Integer> indexes = java.util.stream.IntStream.range(0, s.lines().size()).boxed().toList();
    return obj()
        .put("account", s.account())
        .put("currency", s.currency())
        .put("from", s.from())
        .put("to", s.to())
        .put("opening", s.opening())
        .put("closing", s.closing())
        .put("number", s.number())
        .put("chain", s.chain())
        .list("lines", indexes, i -> line(s.lines().get(i)).put("fingerprint", prints.get(i)));
  }

  /** A file as it was read. */
  public static Obj of(String file, String format, StatementRead read) {
    return obj()
        .put("file", file)
        .put("format", format)
        .put("bank", read.bank())
        .list("statements", read.statements(), StatementView::of)
        .list("warnings", read.warnings(), ProblemView::of);
  }

  /** The beginning of a table and the draft of its profile. */
  public static Obj of(StatementProfiles.Look l) {
    return obj().put("rows", l.rows()).put("draft", l.draft());
  }

  /** A profile that somebody saved. */
  public static Obj of(StatementProfiles.Saved s) {
    return of(s.id(), s.facts()).put("yaml", s.yaml());
  }

  /** A format with what is known of it. */
  public static Obj of(String format, FormatFacts f) {
    return obj()
        .put("format", format)
        .put("name", f.name())
        .put("source", f.source())
        .put("proven", f.proven())
        .put("evidence", f.evidence().isEmpty() ? null : f.evidence())
        .put("register", f.register());
  }

  public static Obj line(StatementLine l) {
    return obj()
        .put("row", l.row())
        .put("bookingDate", l.bookingDate())
        .put("valueDate", l.valueDate())
        .put("amount", l.amount())
        .put("currency", l.amount().currency())
        .put("counterparty", counterparty(l.counterparty()))
        .put("text", l.text())
        .put("bankRef", l.bankRef())
        .put("endToEndId", l.endToEndId())
        .put("awb", l.awb())
        .put("orderRef", l.orderRef())
        .put("fee", l.fee())
        .put("kind", l.kind());
  }

  public static Obj of(StatementSummary s) {
    return obj()
        .put("id", s.id())
        .put("company", s.company())
        .put("importId", s.importId())
        .put("file", s.fileName())
        .put("format", s.format())
        .put("account", s.account())
        .put("from", s.from())
        .put("to", s.to())
        .put("opening", s.opening())
        .put("closing", s.closing())
        .put("number", s.number())
        .put("chain", s.chain())
        .put("lines", s.lines())
        .put("importedAt", s.importedAt());
  }

  /** Days by what is known of them. */
  public static Obj of(StatementCalendar c) {
    return obj()
        .put("account", c.account())
        .put("currency", c.currency().isEmpty() ? null : c.currency())
        .list(
            "days",
            List.copyOf(c.days().entrySet()),
            d -> obj().put("day", d.getKey()).put("state", d.getValue()))
        .list("problems", c.problems(), ProblemView::of);
  }

  public static Obj of(ImportResult r) {
    return obj()
        .put("importId", r.importId().isEmpty() ? null : r.importId())
        .put("format", r.format())
        .put("added", r.added())
        .put("duplicates", r.duplicates())
        .put("asked", r.asked())
        .put("alreadyImported", r.alreadyImported())
        .list("problems", r.problems(), ProblemView::of)
        .some("files", r.parts(), p -> of(p.result()).put("file", p.fileName()));
  }

  /** A file that was handed over, and what became of it. */
  public static Obj of(ImportRecord r) {
    return obj()
        .put("id", r.id())
        .put("company", r.company())
        .put("file", r.fileName())
        .put("state", r.state())
        .put("result", of(r.result()))
        .put("files", r.parts().isEmpty() ? null : r.parts())
        .put("container", r.parent())
        .put("by", r.by())
        .put("at", r.at());
  }

  /** What taking an import back does, or did. */
  public static Obj of(StatementImports.Removed r) {
    return obj()
        .put("importId", r.id())
        .put("company", r.company())
        .put("done", r.done())
        .put("lines", r.lines())
        .put("given", r.given())
        .list("confirmed", r.confirmed(), StatementView::of);
  }

  public static Obj of(LineRecord r) {
    Obj o =
        obj()
            .put("id", r.id())
            .put("company", r.company())
            .put("statement", r.statement())
            .put("account", r.account());
    o.put("state", r.state()).put("line", line(r.line()));
    r.proposal().ifPresent(p -> o.put("proposal", MatchView.of(p)));
    o.put("voucher", r.voucher());
    r.error().ifPresent(e -> o.put("error", ProblemView.of(e)));
    r.repeats()
        .ifPresent(
            x -> o.put("repeats", obj().put("line", x.line()).put("decidedBy", x.decidedBy())));
    return o;
  }

  /** The same with the day on which it is booked. */
  public static Obj of(LineRecord r, Optional<PostingDay> day) {
    Obj o = of(r);
    day.ifPresent(
        d -> o.put("postingDay", obj().put("date", d.day()).put("by", d.by()).put("why", d.why())));
    return o;
  }

  private static Obj counterparty(Counterparty c) {
    return obj().put("name", c.name()).put("iban", c.iban()).put("taxId", c.taxId());
  }
}
