package org.partida.api.posting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.Problem;

/**
 * The rows of a return for a period, to be compared with the form or typed into it; it is no
 * return. Immutable.
 *
 * @param book D300 or D394
 * @param company whose
 * @param companyName its registered name
 * @param period month or quarter
 * @param rows in the order of the form
 * @param ties what the rows come to beside the ledger's turnovers
 * @param findings what an accountant must look at
 */
public record VatSheet(
    VatBook book,
    CompanyId company,
    String companyName,
    VatPeriod period,
    List<Row> rows,
    List<VatTie> ties,
    List<Problem> findings) {
  public VatSheet {
    rows = List.copyOf(rows);
    ties = List.copyOf(ties);
    findings = List.copyOf(findings);
  }

  /**
   * A row. Immutable.
   *
   * @param code row of D300; of D394 what makes it: {@code L/1/21}
   * @param names by language: ro, it, en
   * @param kind what it is
   * @param documents how many documents are in it
   * @param base taxable amount; empty where the form has none
   * @param vat tax; empty where the form has none
   * @param partner whose, in the part by partner of D394
   * @param taxId its fiscal code
   */
  public record Row(
      String code,
      Map<String, String> names,
      Kind kind,
      int documents,
      Optional<Money> base,
      Optional<Money> vat,
      Optional<String> partner,
      Optional<String> taxId) {
    public Row {
      names = Map.copyOf(names);
    }
  }

  /** What a row is. */
  public enum Kind {
    /** Counts toward totals. */
    ROW,
    /** "Of which": part of the row above. */
    PART,
    TOTAL,
    /** For information; in no total. */
    INFO,
    /** One partner's part of a row of D394. */
    PARTNER
  }
}
