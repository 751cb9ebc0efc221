package org.partida.statements.mt940;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.partida.model.Problem;
import org.partida.model.statement.Statement;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementSink;
import org.partida.spi.statement.StatementSource;
import org.partida.statements.text.Gathered;
import org.partida.statements.text.Refusal;
import org.partida.statements.text.SourceText;
import org.partida.statements.text.Table;
import org.partida.statements.text.TextFile;
import org.partida.statements.text.TextLines;

/**
 * Reads MT940 and MT942 files in two walks, since what tells the account and the currency of a
 * message may stand behind its movements: fields to heads, then fields to lines. Immutable and
 * thread-safe.
 */
final class Mt940File {
  private final Layouts layouts = new Layouts();
  private final Table banks = Table.beside(Mt940File.class, "banks.properties");

  StatementRead read(InputStream source, String fileName) throws IOException {
    byte[] bytes = SourceText.bytes(source, fileName);
    return Gathered.read(sink -> read(StatementSource.of(bytes, fileName), sink));
  }

  StatementRead read(StatementSource source, StatementSink sink) throws IOException {
    TextFile file = new TextFile(source);
    List<Message> messages = file.first(Heads::of);
    if (messages.isEmpty()) {
      throw Refusal.file(
          source.fileName(),
          "mt940.no-statement",
          "no statement was found: none begins with :20: and names an account in :25:",
          "Export the statement as MT940 (also called SWIFT or .sta) and import the unchanged file.");
    }
    List<Problem> warnings = new ArrayList<>();
    Pages pages = new Pages(sink);
    file.again(
        lines -> {
          Movements movements = new Movements(messages.iterator(), warnings, pages);
          new FieldScanner(lines, movements).scan();
          movements.end();
          return null;
        });
    pages.end();
    if (pages.tooMuch().isPresent()) {
      throw pages.tooMuch().get();
    }
    warnings.addAll(pages.missing());
    return new StatementRead(bank(messages, pages.statements()), pages.statements(), warnings);
  }

  /** The first walk. */
  private record Heads(List<Message> messages) implements FieldScanner.Into {
    static List<Message> of(TextLines lines) throws IOException {
      Heads heads = new Heads(new ArrayList<>());
      new FieldScanner(lines, heads).scan();
      return heads.messages();
    }

    @Override
    public void message(Message message) {
      messages.add(message);
    }

    @Override
    public void field(Field field) {
      messages.get(messages.size() - 1).note(field);
    }
  }

  /** The second walk. */
  private final class Movements implements FieldScanner.Into {
    private final Iterator<Message> heads;
    private final List<Problem> warnings;
    private final Pages pages;
    private PageReader page;

    Movements(Iterator<Message> heads, List<Problem> warnings, Pages pages) {
      this.heads = heads;
      this.warnings = warnings;
      this.pages = pages;
    }

    @Override
    public void message(Message same) {
      end();
      page = new PageReader(heads.next(), layouts, banks, warnings, pages);
    }

    @Override
    public void field(Field field) {
      page.field(field);
    }

    void end() {
      if (page != null) {
        page.end();
      }
    }
  }

  private Optional<String> bank(List<Message> messages, List<Statement> statements) {
    Optional<String> byAccount =
        Account.of(statements.get(0).account()).bankCode().flatMap(banks::get);
    return byAccount.or(() -> messages.get(0).bic().flatMap(bic -> banks.get(bic.substring(0, 4))));
  }
}
