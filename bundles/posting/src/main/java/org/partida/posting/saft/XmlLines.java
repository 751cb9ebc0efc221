package org.partida.posting.saft;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes elements, a line each, indented and escaped. One thread. */
final class XmlLines {
  private final Writer out;
  private final Deque<String> open = new ArrayDeque<>();

  XmlLines(Writer out) throws IOException {
    this.out = out;
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  }

  XmlLines open(String name) throws IOException {
    return open(name, "");
  }

  XmlLines open(String name, String attributes) throws IOException {
    indent();
    out.write("<" + name + attributes + ">\n");
    open.push(name);
    return this;
  }

  XmlLines close() throws IOException {
    String name = open.pop();
    indent();
    out.write("</" + name + ">\n");
    return this;
  }

  /** An element with a text, cut to the most characters that the type takes. */
  XmlLines leaf(String name, String text, int most) throws IOException {
    indent();
    String one = text.replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
    int length = one.codePointCount(0, one.length());
    String cut = length <= most ? one : one.substring(0, one.offsetByCodePoints(0, most));
    out.write("<" + name + ">" + escaped(cut) + "</" + name + ">\n");
    return this;
  }

  /** A remark for people. */
  void remark(String text) throws IOException {
    indent();
    out.write("<!-- " + text.replaceAll("[\\p{C}-]+", " ") + " -->\n");
  }

  private void indent() throws IOException {
    out.write("  ".repeat(open.size()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
