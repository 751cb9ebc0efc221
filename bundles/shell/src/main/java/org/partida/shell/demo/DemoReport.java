package org.partida.shell.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.partida.api.document.Document;
import org.partida.api.network.MessageRecord;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.model.match.MatchProposal;
import org.partida.shell.instance.BookCommands;

/** Tells people what happened, per company. */
final class DemoReport {
  private DemoReport() {}

  static String of(Snapshot s) {
    StringBuilder b = new StringBuilder();
    b.append("\n== ")
        .append(s.company().name())
        .append("  (")
        .append(s.company().id())
        .append(", approval: ")
        .append(s.company().policies().received())
        .append(")\n");
    b.append("  arrived    ")
        .append(counts(s.messages(), m -> m.rawType() + " " + m.state()))
        .append('\n');
    b.append("  documents  ").append(counts(s.documents(), d -> d.direction().name())).append('\n');
    b.append("  decisions  ").append(counts(s.documents(), d -> d.decision().name())).append('\n');
    b.append("  accounting ")
        .append(counts(s.documents(), d -> d.accounting().name()))
        .append('\n');
    b.append("  archive    ").append(counts(s.documents(), d -> d.archive().name())).append('\n');
    b.append("  vouchers   ").append(counts(s.vouchers(), v -> v.state().name())).append('\n');
    b.append("  statements ")
        .append(
            counts(s.lines(), l -> l.state() + l.proposal().map(p -> " " + p.grade()).orElse("")))
        .append('\n');
    waiting(s, b);
    failed(s, b);
    return b.append("\n  trial balance\n")
        .append(BookCommands.text(s.balance()).indent(4))
        .toString();
  }

  private static void waiting(Snapshot s, StringBuilder b) {
    for (Document d : s.documents()) {
      if (d.decision() == DecisionState.PENDING) {
        b.append("  waits      ")
            .append(d.number())
            .append(" of ")
            .append(d.partnerName())
            .append(": for a decision\n");
      } else if (d.accounting() == AccountingState.QUESTION
          || d.accounting() == AccountingState.PROPOSED) {
        b.append("  waits      ")
            .append(d.number())
            .append(" of ")
            .append(d.partnerName())
            .append(": ")
            .append(d.note())
            .append('\n');
      }
    }
    for (LineRecord l : s.lines()) {
      if (l.state() == LineState.UNSAVED && l.error().isEmpty()) {
        b.append("  waits      line of ")
            .append(l.line().bookingDate())
            .append(", ")
            .append(l.line().amount())
            .append(": ")
            .append(why(l))
            .append('\n');
      }
    }
  }

  private static void failed(Snapshot s, StringBuilder b) {
    for (MessageRecord m : s.messages()) {
      m.problem()
          .ifPresent(
              p ->
                  b.append("  failed     message ")
                      .append(m.messageId())
                      .append(": ")
                      .append(p)
                      .append('\n'));
      m.texts()
          .forEach(
              t ->
                  b.append("  notice     ")
                      .append(m.rawType())
                      .append(' ')
                      .append(m.relatedId().orElse(""))
                      .append(": ")
                      .append(t)
                      .append('\n'));
    }
    for (VoucherRecord v : s.vouchers()) {
      if (v.state() == VoucherState.REJECTED) {
        b.append("  failed     ")
            .append(v.voucher().text())
            .append(": ")
            .append(v.problem().map(Object::toString).orElse(""))
            .append('\n');
      }
    }
    for (LineRecord l : s.lines()) {
      l.error()
          .ifPresent(
              e ->
                  b.append("  failed     line of ")
                      .append(l.line().bookingDate())
                      .append(": ")
                      .append(e)
                      .append('\n'));
    }
  }

  private static String why(LineRecord l) {
    return l.proposal().map(DemoReport::why).orElse("not matched yet");
  }

  private static String why(MatchProposal p) {
    String reasons =
        String.join("; ", p.evidence().stream().limit(3).map(e -> e.detail()).toList());
    return p.grade() + (reasons.isEmpty() ? "" : " – " + reasons);
  }

  private static <T> String counts(List<T> items, Function<T, String> key) {
    Map<String, Integer> n = new TreeMap<>();
    items.forEach(i -> n.merge(key.apply(i), 1, Integer::sum));
    StringBuilder b = new StringBuilder();
    n.forEach((k, v) -> b.append(b.isEmpty() ? "" : ", ").append(v).append(' ').append(k));
    return b.isEmpty() ? "none" : b.toString();
  }
}
