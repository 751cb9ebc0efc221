package org.partida.spi.posting;

import java.util.List;
import org.partida.model.Problem;
import org.partida.model.voucher.Voucher;

/**
 * What the rules made of a document: vouchers, or the questions that stop it. Immutable.
 *
 * @param vouchers empty if there is a question
 * @param questions what must be answered first; they stop this document alone
 * @param warnings what an accountant should know though it was posted
 * @param allocated where each line went; empty if there is a question
 */
public record Proposal(
    List<Voucher> vouchers,
    List<Question> questions,
    List<Problem> warnings,
    List<Allocated> allocated) {
  public Proposal {
    vouchers = List.copyOf(vouchers);
    questions = List.copyOf(questions);
    warnings = List.copyOf(warnings);
    allocated = List.copyOf(allocated);
  }

  /** Of what has no lines to allocate. */
  public Proposal(List<Voucher> vouchers, List<Question> questions, List<Problem> warnings) {
    this(vouchers, questions, warnings, List.of());
  }
}
