package org.partida.statements.camt;

import java.util.regex.Pattern;
import org.partida.spi.statement.Detection;
import org.partida.spi.statement.StatementHead;

/** The three messages that differ in nothing but the names of two elements. */
enum CamtKind {
  REPORT("camt.052", "BkToCstmrAcctRpt", "Rpt"),
  STATEMENT("camt.053", "BkToCstmrStmt", "Stmt"),
  NOTIFICATION("camt.054", "BkToCstmrDbtCdtNtfctn", "Ntfctn");

  private final String format;
  private final String root;
  private final String part;
  private final Pattern startTag;

  CamtKind(String format, String root, String part) {
    this.format = format;
    this.root = root;
    this.part = part;
    // the first version carried its number in the name
    this.startTag = Pattern.compile("<(?:[A-Za-z_][\\w.-]*:)?" + root + "(?:V\\d\\d)?[\\s/>]");
  }

  String format() {
    return format;
  }

  String root() {
    return root;
  }

  String part() {
    return part;
  }

  boolean isRoot(String name) {
    return name.equals(root) || name.matches(root + "V\\d\\d");
  }

  Detection detect(StatementHead head) {
    return startTag.matcher(head.ascii()).find()
        ? Detection.yes("XML element " + root)
        : Detection.no("XML with the element " + root + " (" + format + ")");
  }
}
