package org.partida.sandbox.generate;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes UBL text in one of the {@link Dialect}s. Our own writer on purpose: the sandbox is an
 * oracle and must not share XML code with the readers that it tests.
 */
final class XmlOut {
  static final String CAC =
      "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
  static final String CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

  private final StringBuilder out = new StringBuilder(8192);
  private final Deque<String> open = new ArrayDeque<>();
  private final Dialect dialect;
  private final String eol;

  XmlOut(Dialect dialect) {
    this.dialect = dialect;
    this.eol = dialect == Dialect.CRLF ? "\r\n" : "\n";
  }

  /** Writes the declaration and opens the root element. */
  void root(String name, String namespace) {
    if (dialect == Dialect.BOM) {
      out.append('\uFEFF');
    }
    String declaration =
        dialect == Dialect.CRLF
            ? "<?xml version='1.0' encoding='utf-8' standalone='yes'?>"
            : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    out.append(declaration).append(eol);
    switch (dialect) {
      case NUMBERED -> start("ns1:" + name, xmlns("ns1", namespace) + prefixes("ns2", "ns3"));
      case CBC_DEFAULT ->
          start("ubl:" + name, xmlns("", CBC) + xmlns("ubl", namespace) + xmlns("agg", CAC));
      case LOCAL -> start(name, xmlns("", namespace));
      default -> start(name, xmlns("", namespace) + prefixes("cac", "cbc"));
    }
  }

  private static String prefixes(String cac, String cbc) {
    return xmlns(cac, CAC) + xmlns(cbc, CBC);
  }

  private static String xmlns(String prefix, String namespace) {
    return " xmlns" + (prefix.isEmpty() ? "" : ":" + prefix) + "=\"" + namespace + "\"";
  }

  /** Opens an aggregate, writes its content and closes it. */
  void aggregate(String name, Runnable content) {
    switch (dialect) {
      case NUMBERED -> start("ns2:" + name, "");
      case CBC_DEFAULT -> start("agg:" + name, "");
      case LOCAL -> start(name, xmlns("", CAC));
      default -> start("cac:" + name, "");
    }
    content.run();
    end();
  }

  /** Writes a basic element. */
  void basic(String name, String text) {
    basic(name, text, "");
  }

  /** Writes a basic element with attributes given as name, value, name, value … */
  void basic(String name, String text, String... attributes) {
    StringBuilder attrs = new StringBuilder();
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      attrs.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1], attrs);
      attrs.append('"');
    }
    String qname =
        switch (dialect) {
          case NUMBERED -> "ns3:" + name;
          case CBC_DEFAULT, LOCAL -> name;
          default -> "cbc:" + name;
        };
    indent();
    out.append('<').append(qname);
    if (dialect == Dialect.LOCAL) {
      out.append(xmlns("", CBC));
    }
    out.append(attrs).append('>');
    escape(text, out);
    out.append("</").append(qname).append('>').append(eol);
  }

  private void start(String qname, String attributes) {
    indent();
    out.append('<').append(qname).append(attributes).append('>').append(eol);
    open.push(qname);
  }

  /** Closes the element opened last. */
  void end() {
    String qname = open.pop();
    indent();
    out.append("</").append(qname).append('>').append(eol);
  }

  private void indent() {
    out.append("  ".repeat(open.size()));
  }

  static void escape(String text, StringBuilder to) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> to.append("&amp;");
        case '<' -> to.append("&lt;");
        case '>' -> to.append("&gt;");
        case '"' -> to.append("&quot;");
        default -> to.append(c);
      }
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
