package org.partida.api.posting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.Problem;

/**
 * A sales or purchases journal of a period: a row a document, a column a kind of amount. Columns
 * that nothing falls into are left out. Immutable.
 *
 * @param book sales or purchases
 * @param company whose
 * @param companyName its registered name
 * @param period month or quarter
 * @param columns from left to right
 * @param rows by date, number and partner
 * @param totals by code of column
 * @param total sum of the rows' totals
 * @param ties what the columns come to beside the ledger's turnovers
 * @param findings what an accountant must look at
 */
public record VatJournal(
    VatBook book,
    CompanyId company,
    String companyName,
    VatPeriod period,
    List<Column> columns,
    List<Row> rows,
    Map<String, Money> totals,
    Money total,
    List<VatTie> ties,
    List<Problem> findings) {
  public VatJournal {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    totals = Map.copyOf(totals);
    ties = List.copyOf(ties);
    findings = List.copyOf(findings);
  }

  /**
   * A column. Immutable.
   *
   * @param code stable name, such as {@code base21}
   * @param names by language: ro, it, en
   */
  public record Column(String code, Map<String, String> names) {
    public Column {
      names = Map.copyOf(names);
    }
  }

  /**
   * A document, with its corrections and what took it back in the same period. Immutable.
   *
   * @param date of the document; of the payment where VAT on cash becomes chargeable
   * @param number of the document
   * @param note what else the accountant should know: the payment, or that it is a storno
   * @param partner name of the customer or supplier
   * @param taxId its fiscal code as printed
   * @param country ISO 3166 code
   * @param entries numbers of the entries in the ledger
   * @param total with VAT, as owed
   * @param amounts other than nought, by code of column
   */
  public record Row(
      LocalDate date,
      String number,
      String note,
      String partner,
      Optional<String> taxId,
      Optional<String> country,
      List<String> entries,
      Money total,
      Map<String, Money> amounts) {
    public Row {
      entries = List.copyOf(entries);
      amounts = Map.copyOf(amounts);
    }
  }
}
