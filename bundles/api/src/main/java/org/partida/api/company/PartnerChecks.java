package org.partida.api.company;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;

/**
 * Compares what the books assume of partners with the public register of taxpayers, and makes the
 * correcting entries. Thread-safe; every call checks the actor's rights; answers are audited.
 *
 * <pre>{@code
 * PartnerChecks.Verified v = checks.verify(actor, company, List.of(), progress);
 * for (PartnerDifference d : v.differences()) {
 *   checks.accept(actor, d.id(), "").vouchers();   // proposed, to be posted
 * }
 * }</pre>
 */
@ProviderType
public interface PartnerChecks {
  /**
   * What a verification found. Immutable.
   *
   * @param checked how many partners the register was asked for
   * @param skipped how many have no code that a register of the company's country knows: partners
   *     abroad, people
   * @param differences the open ones of the partners that were checked, oldest first
   * @param problems codes that are wrong, what the register does not know, inactive suppliers,
   *     documents that cannot be compared, why the register was not asked further
   * @param complete all were checked: the register answered, and nobody cancelled
   */
  record Verified(
      int checked,
      int skipped,
      List<PartnerDifference> differences,
      List<Problem> problems,
      boolean complete) {
    public Verified {
      differences = List.copyOf(differences);
      problems = List.copyOf(problems);
    }
  }

  /**
   * What accepting did. Immutable.
   *
   * @param difference as it stands now
   * @param vouchers correcting entries that count: proposed now, or made when it was accepted
   *     before
   * @param problems documents that the rules cannot correct, and what to do with them
   */
  record Accepted(
      PartnerDifference difference, List<VoucherRecord> vouchers, List<Problem> problems) {
    public Accepted {
      vouchers = List.copyOf(vouchers);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Asks the register and keeps what differs. It may take a while: the register is asked at its own
   * pace, for each partner once a day. A partner whose code is wrong is named and left out, and one
   * that was cancelled half-way has checked what it says. Repeating it doubles nothing.
   *
   * @param partners fiscal codes; empty = all that documents or settings of the company name
   * @throws org.partida.model.PartidaException {@code company.unknown}, {@code rules.missing}
   */
  Verified verify(Actor actor, CompanyId company, List<String> partners, Progress progress);

  /** Differences of a company, oldest first; empty state = all. */
  List<PartnerDifference> differences(
      Actor actor, CompanyId company, Optional<PartnerDifference.State> state);

  /**
   * Believes the register: it counts more than papers from its day on, what was booked otherwise
   * gets a proposed correcting entry, what was only proposed is proposed anew, and questions that
   * this answers are answered. Accepting again changes nothing.
   *
   * @param reason why, in words; may be empty
   * @throws org.partida.model.PartidaException {@code difference.unknown}, {@code partner.decided}
   *     if it was dismissed, {@code partner.busy} if a document is on its way to the host, {@code
   *     host.missing}
   */
  Accepted accept(Actor actor, String id, String reason);

  /**
   * Says that the books are right; the same word of the register is not brought up again.
   *
   * @throws org.partida.model.PartidaException {@code difference.unknown}, {@code partner.decided}
   *     if it was accepted, {@code partner.reason} without a reason
   */
  PartnerDifference dismiss(Actor actor, String id, String reason);
}
