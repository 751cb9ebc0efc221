package org.partida.statements.mt940;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.statement.Statement;
import org.partida.spi.statement.StatementRead;
import org.partida.statements.text.Refusal;
import org.partida.statements.text.SourceText;
import org.partida.statements.text.Table;

/** Reads MT940 and MT942 files: bytes to pages to statements. Immutable and thread-safe. */
final class Mt940File {
  private final Layouts layouts = new Layouts();
  private final Table banks = Table.beside(Mt940File.class, "banks.properties");

  StatementRead read(InputStream source, String fileName) throws IOException {
    List<Message> messages =
        new FieldScanner(SourceText.lines(SourceText.decode(SourceText.bytes(source, fileName))))
            .scan();
    List<Problem> warnings = new ArrayList<>();
    List<Page> pages = new ArrayList<>();
    for (Message message : messages) {
      pages.add(new PageReader(message, layouts, banks, warnings).read());
    }
    if (pages.isEmpty()) {
      throw Refusal.file(
          fileName,
          "mt940.no-statement",
          "no statement was found: none begins with :20: and names an account in :25:",
          "Export the statement as MT940 (also called SWIFT or .sta) and import the unchanged file.");
    }
    List<Statement> statements = Pages.join(pages, warnings);
    statements.forEach(Mt940File::sumFits);
    return new StatementRead(bank(messages, statements), statements, warnings);
  }

  /**
   * A sum beyond the range of amounts is bad input, and no failure of whoever asks for the chain
   * later.
   */
  private static void sumFits(Statement statement) {
    try {
      statement.chain();
    } catch (ArithmeticException e) {
      throw new PartidaException(
          new Problem(
              "statement.amount",
              "the movements of " + statement.account() + " add up to more than can be kept",
              statement.account(),
              "Export the statement again from the bank and import the unchanged file."),
          e);
    }
  }

  private Optional<String> bank(List<Message> messages, List<Statement> statements) {
    Optional<String> byAccount =
        Account.of(statements.get(0).account()).bankCode().flatMap(banks::get);
    return byAccount.or(() -> messages.get(0).bic().flatMap(bic -> banks.get(bic.substring(0, 4))));
  }
}
