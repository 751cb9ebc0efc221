package org.partida.api.statement;

import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.match.MatchProposal;
import org.partida.model.statement.StatementLine;

/**
 * A stored statement line with its proposal. Immutable.
 *
 * @param id stable id
 * @param company whose
 * @param statement id of the statement
 * @param account IBAN it moved on
 * @param line the movement
 * @param state where it stands
 * @param proposal the current proposal, if it was matched
 * @param voucher external id of the voucher that booked it
 * @param error the action that failed, with its message
 * @param repeats the line that it may repeat, or repeats
 */
public record LineRecord(
    String id,
    CompanyId company,
    String statement,
    String account,
    StatementLine line,
    LineState state,
    Optional<MatchProposal> proposal,
    Optional<String> voucher,
    Optional<Problem> error,
    Optional<Repetition> repeats) {

  /** A line that repeats none. */
  public LineRecord(
      String id,
      CompanyId company,
      String statement,
      String account,
      StatementLine line,
      LineState state,
      Optional<MatchProposal> proposal,
      Optional<String> voucher,
      Optional<Problem> error) {
    this(id, company, statement, account, line, state, proposal, voucher, error, Optional.empty());
  }
}
