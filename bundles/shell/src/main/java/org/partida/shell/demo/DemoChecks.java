package org.partida.shell.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partida.api.document.Document;
import org.partida.api.network.MessageState;
import org.partida.api.posting.VoucherState;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.model.match.Grade;

/**
 * The demo's own checks against what the sandbox knows to be true. Collects what does not hold. Not
 * thread-safe.
 */
final class DemoChecks {
  private final List<String> broken = new ArrayList<>();

  List<String> broken() {
    return broken;
  }

  void check(boolean holds, String what) {
    if (!holds) {
      broken.add(what);
    }
  }

  /**
   * Every message is read, every invoice is a document with its exact total, and nothing is there
   * that did not arrive.
   */
  void documents(Snapshot s, Map<String, Object> truth) {
    String name = s.company().name();
    List<Map<String, Object>> expected = SandboxControl.objects(truth, "messages");
    check(
        s.messages().size() == expected.size(),
        name + ": " + s.messages().size() + " messages instead of " + expected.size());
    s.messages().stream()
        .filter(m -> m.state() != MessageState.READ)
        .forEach(
            m ->
                check(
                    false,
                    name
                        + ": message "
                        + m.messageId()
                        + " is "
                        + m.state()
                        + m.problem().map(p -> ", " + p).orElse("")));
    Set<String> numbers = new HashSet<>();
    for (Map<String, Object> m : expected) {
      if (m.get("invoice") instanceof Map<?, ?> invoice
          && !String.valueOf(m.get("kind")).contains("ERROR")) {
        numbers.add(invoice.get("seller") + " " + invoice.get("number"));
        document(s, name, invoice);
      }
    }
    check(
        s.documents().size() == numbers.size(),
        name + ": " + s.documents().size() + " documents instead of " + numbers.size());
  }

  private void document(Snapshot s, String name, Map<?, ?> invoice) {
    String number = String.valueOf(invoice.get("number"));
    List<Document> found = s.documents().stream().filter(d -> d.number().equals(number)).toList();
    check(found.size() == 1, name + ": " + found.size() + " documents with number " + number);
    for (Document d : found) {
      String gross = String.valueOf(invoice.get("gross"));
      String sign = "381".equals(String.valueOf(invoice.get("typeCode"))) ? "-" : "";
      check(
          d.total().amountText().equals(sign + gross),
          name
              + ": document "
              + number
              + " has total "
              + d.total()
              + " instead of "
              + sign
              + gross);
      check(d.pdf().isPresent(), name + ": document " + number + " has no PDF");
      check(
          "FILED".equals(d.archive().name()), name + ": document " + number + " is " + d.archive());
    }
  }

  /** The books balance, something was posted, and the host refused nothing. */
  void books(Snapshot s) {
    String name = s.company().name();
    check(
        s.balance().totalDebit().equals(s.balance().totalCredit()),
        name + ": the trial balance does not sum to zero");
    check(
        s.vouchers().stream().anyMatch(v -> v.state() == VoucherState.POSTED),
        name + ": nothing was posted");
    s.vouchers().stream()
        .filter(v -> v.state() == VoucherState.REJECTED || v.state() == VoucherState.POSTING)
        .forEach(
            v ->
                check(
                    false,
                    name
                        + ": voucher "
                        + v.voucher().externalId()
                        + " is "
                        + v.state()
                        + v.problem().map(p -> ", " + p).orElse("")));
  }

  /** Every line is there once, and every sure one was confirmed. */
  void money(Snapshot s, Map<String, Object> truth) {
    String name = s.company().name();
    int expected =
        SandboxControl.objects(truth, "statements").stream()
            .mapToInt(f -> SandboxControl.objects(f, "lines").size())
            .sum();
    check(
        s.lines().size() == expected,
        name + ": " + s.lines().size() + " statement lines instead of " + expected);
    check(
        s.lines().stream().anyMatch(l -> l.state() == LineState.SAVED),
        name + ": no line was confirmed");
    s.lines().stream()
        .filter(DemoChecks::isForgotten)
        .forEach(
            l -> check(false, name + ": sure line " + l.id() + " was not confirmed " + l.error()));
  }

  private static boolean isForgotten(LineRecord l) {
    return l.state() == LineState.UNSAVED
        && l.proposal().map(p -> p.grade() == Grade.SURE).orElse(false);
  }
}
