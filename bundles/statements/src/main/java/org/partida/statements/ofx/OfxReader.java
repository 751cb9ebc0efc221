package org.partida.statements.ofx;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.statement.Statement;
import org.partida.spi.statement.Detection;
import org.partida.spi.statement.FormatFacts;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;
import org.partida.statements.text.Refusal;
import org.partida.statements.text.SourceText;

/**
 * Statements of bank accounts and cards in OFX 1.x (SGML) and 2.x (XML). Those of investments are
 * read where nothing but money moved on them. Thread-safe.
 */
@Component(service = StatementReader.class)
public final class OfxReader implements StatementReader {
  private static final Pattern START = Pattern.compile("(?i)<OFX\\s*>");
  private static final List<String> ACCOUNTS = List.of("STMTRS", "CCSTMTRS", "INVSTMTRS");
  private static final List<String> ANSWERS =
      List.of("STMTTRNRS", "CCSTMTTRNRS", "INVSTMTTRNRS", "SONRS");

  @Override
  public String format() {
    return "ofx";
  }

  @Override
  public FormatFacts facts() {
    return FormatFacts.bank("OFX");
  }

  @Override
  public Detection detect(StatementHead head) {
    return START.matcher(head.ascii().replace("\0", "")).find()
        ? Detection.yes("the element OFX")
        : Detection.no("the element <OFX> (OFX 1 and 2)");
  }

  @Override
  public StatementRead read(InputStream source, String fileName) throws IOException {
    OfxNode root = new OfxTree(OfxText.decode(SourceText.bytes(source, fileName))).read();
    List<Problem> warnings = new ArrayList<>();
    failures(root, warnings);
    List<OfxNode> accounts = root.below(ACCOUNTS);
    List<OfxNode> money = accounts.stream().filter(OfxReader::isMoney).toList();
    OfxValues values = values(money);
    List<Statement> statements = new ArrayList<>();
    for (OfxNode node : money) {
      OfxAccount account = new OfxAccount(node, values, warnings);
      account.statement().ifPresent(statements::add);
      account.warnAboutPending();
    }
    if (money.size() < accounts.size()) {
      investments(statements.isEmpty(), fileName, warnings);
    }
    if (statements.isEmpty()) {
      throw nothing(warnings, fileName);
    }
    int in = statements.stream().mapToInt(s -> s.lines().size()).sum();
    int all = root.entries().size() - investmentEntries(accounts);
    if (in != all) {
      throw Refusal.file(
          fileName,
          "ofx.transaction",
          (all - in) + " movements stand outside of a statement",
          "Export the statement again from the bank and import the unchanged file.");
    }
    Optional<String> bank =
        root.below(List.of("FI")).stream().flatMap(f -> f.value("ORG").stream()).findFirst();
    return new StatementRead(bank, statements, warnings);
  }

  private static int investmentEntries(List<OfxNode> accounts) {
    return accounts.stream().filter(a -> !isMoney(a)).mapToInt(a -> a.entries().size()).sum();
  }

  /** An investment account is read as money where its list holds nothing else. */
  private static boolean isMoney(OfxNode account) {
    return !account.name().equals("INVSTMTRS")
        || !account.entries().isEmpty()
            && account.below(List.of("INVTRANLIST")).stream()
                .flatMap(l -> l.children().stream())
                .allMatch(c -> List.of("DTSTART", "DTEND", "INVBANKTRAN").contains(c.name()));
  }

  private static OfxValues values(List<OfxNode> money) {
    Stream<String> amounts =
        money.stream()
            .flatMap(
                a ->
                    Stream.concat(
                        a.entries().stream().flatMap(e -> e.amount().stream()),
                        a.value("LEDGERBAL", "BALAMT").stream()));
    return OfxValues.of(amounts.toList(), money.isEmpty() ? 1 : money.get(0).line());
  }

  /** The bank's own words where it answered with an error. */
  private static void failures(OfxNode root, List<Problem> warnings) {
    for (OfxNode answer : root.below(ANSWERS)) {
      Optional<String> code = answer.value("STATUS", "CODE").filter(c -> !c.matches("0+"));
      boolean error =
          answer.value("STATUS", "SEVERITY").filter(s -> s.equalsIgnoreCase("ERROR")).isPresent();
      if (code.isPresent() && error) {
        warnings.add(
            Refusal.warning(
                answer.line(),
                "ofx.error-response",
                "the bank answered with error "
                    + Refusal.quote(
                        code.get() + " " + answer.value("STATUS", "MESSAGE").orElse("")),
                "Ask the bank for the statement again later."));
      }
    }
  }

  private static void investments(boolean only, String fileName, List<Problem> warnings) {
    Problem p =
        new Problem(
            "ofx.investment",
            "a statement of securities was left out: it tells of shares and funds, not of money alone",
            fileName,
            "Export the statement of the bank account.");
    if (only) {
      throw new PartidaException(p);
    }
    warnings.add(p);
  }

  private static PartidaException nothing(List<Problem> warnings, String fileName) {
    return warnings.stream()
        .filter(w -> w.code().equals("ofx.error-response"))
        .findFirst()
        .map(PartidaException::new)
        .orElseGet(
            () ->
                Refusal.file(
                    fileName,
                    "ofx.no-statement",
                    "the file holds no statement of an account (STMTRS or CCSTMTRS)",
                    "Export the movements of an account, not the list of accounts or a sign-on."));
  }
}
