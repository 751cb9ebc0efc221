package org.partida.portfolio.contact;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.api.company.Contact;
import org.partida.api.company.ContactDraft;
import org.partida.api.company.ContactFile;
import org.partida.base.text.CsvCells;
import org.partida.base.text.CsvRows;
import org.partida.base.text.CsvRows.Row;
import org.partida.base.text.TextBytes;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.portfolio.contact.ContactHead.Field;

/** People as CSV, both ways. Stateless. */
final class ContactCsv {
  private static final List<String> HEAD =
      List.of("company", "companyName", "name", "mail", "phone", "role", "portal");

  private ContactCsv() {}

  /** Writes people; the names of companies and the portal are there to look at. */
  static void write(Writer out, List<Contact> people, Map<CompanyId, String> names)
      throws IOException {
    out.write(CsvCells.row(HEAD));
    for (Contact c : people) {
      out.write(
          CsvCells.row(
              List.of(
                  c.company().value(),
                  names.getOrDefault(c.company(), ""),
                  c.name(),
                  c.mail().orElse(""),
                  c.phone().orElse(""),
                  c.role().orElse(""),
                  c.portal().name())));
    }
  }

  /** Reads people; a row that is wrong is left out with what is wrong at which column. */
  static ContactFile read(byte[] bytes, String file, Optional<CompanyId> company) {
    List<Row> rows =
        CsvRows.read(TextBytes.decode(bytes)).stream().filter(r -> !r.blank()).toList();
    if (rows.isEmpty()) {
      throw head(file, "the file is empty");
    }
    ContactHead head = new ContactHead(rows.get(0));
    if (!head.has(Field.NAME)) {
      throw head(file, "the first line has no column for names");
    }
    if (!head.has(Field.COMPANY) && company.isEmpty()) {
      throw head(file, "the first line has no column for the company");
    }
    List<ContactFile.Row> right = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Row row : rows.subList(1, rows.size())) {
      String place = file + ", line " + row.line();
      draft(head, row, company, place, problems)
          .ifPresent(d -> right.add(new ContactFile.Row(place, d)));
    }
    return new ContactFile(right, problems);
  }

  private static Optional<ContactDraft> draft(
      ContactHead head,
      Row row,
      Optional<CompanyId> company,
      String place,
      List<Problem> problems) {
    if (row.broken()) {
      problems.add(
          new Problem(
              "contact.row",
              "a quotation mark is not closed, or text follows it",
              place,
              "correct the row, or save the file anew from the spreadsheet as CSV"));
      return Optional.empty();
    }
    List<Problem> wrong = new ArrayList<>();
    Optional<CompanyId> whose = company(head, row, company, wrong);
    ContactDraft draft =
        new ContactDraft(
            // only what is not about the company is looked at while there is none
            whose.orElse(new CompanyId("RO00")),
            head.text(row, Field.NAME).orElse(""),
            head.text(row, Field.MAIL),
            head.text(row, Field.PHONE),
            head.text(row, Field.ROLE));
    for (Problem p : ContactCheck.problems(draft)) {
      wrong.add(p.at(head.place(Field.valueOf(p.location().toUpperCase(Locale.ROOT)))));
    }
    wrong.forEach(p -> problems.add(p.at(place + ", " + p.location())));
    return wrong.isEmpty() ? Optional.of(ContactCheck.checked(draft)) : Optional.empty();
  }

  private static Optional<CompanyId> company(
      ContactHead head, Row row, Optional<CompanyId> otherwise, List<Problem> wrong) {
    Optional<String> text = head.text(row, Field.COMPANY);
    if (text.isEmpty()) {
      if (otherwise.isEmpty()) {
        wrong.add(
            new Problem(
                "contact.company",
                "the company is missing",
                head.place(Field.COMPANY),
                "write its fiscal code there, or name the company for the whole file"));
      }
      return otherwise;
    }
    try {
      return Optional.of(TaxIds.company(text.get()));
    } catch (PartidaException e) {
      wrong.add(e.problem().at(head.place(Field.COMPANY)));
      return Optional.empty();
    }
  }

  private static PartidaException head(String file, String message) {
    return new PartidaException(
        new Problem(
            "contact.head",
            message,
            file + ", line 1",
            "begin with a line such as company,name,mail,phone,role; contact-export writes one"));
  }
}
