package org.partida.posting.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.partida.model.Problem;
import org.partida.model.voucher.Voucher;
import org.partida.spi.posting.Allocated;
import org.partida.spi.posting.Proposal;
import org.partida.spi.posting.Question;

/** Gathers what a document makes the rules ask and say. One per document, one thread. */
public final class Findings {
  private final Map<String, Question> questions = new LinkedHashMap<>();
  private final Map<String, Problem> warnings = new LinkedHashMap<>();
  private final List<Allocated> allocated = new ArrayList<>();

  /** Asks; a second question with the same key is the same question. */
  public void ask(String kind, String subject, String text, String location, List<String> choices) {
    String key = kind + ":" + subject;
    questions.putIfAbsent(key, new Question(key, kind, text, location, choices));
  }

  /** Says something that does not stop the document; the same words are said once. */
  public void warn(String code, String message, String location, String fix) {
    warnings.putIfAbsent(code + message, new Problem(code, message, location, fix));
  }

  /** Keeps where a line went. */
  public void allocated(Allocated line) {
    allocated.add(line);
  }

  /** True once something was asked. */
  public boolean stopped() {
    return !questions.isEmpty();
  }

  /** The answer: the vouchers, unless there is a question. */
  public Proposal proposal(List<Voucher> vouchers) {
    return new Proposal(
        stopped() ? List.of() : vouchers,
        new ArrayList<>(questions.values()),
        new ArrayList<>(warnings.values()),
        stopped() ? List.of() : allocated);
  }
}
