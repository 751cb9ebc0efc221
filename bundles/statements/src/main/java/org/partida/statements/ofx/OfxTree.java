package org.partida.statements.ofx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.statements.text.Entities;
import org.partida.statements.text.Refusal;

/**
 * Text to elements, for both generations of OFX: SGML, whose elements with a text need no end tag
 * and may be empty without one, and XML. Files of the second generation without end tags are in
 * daily use, so both are read alike. One use, one thread.
 */
final class OfxTree {
  private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][\\w.]{0,63})\\s*(/?)>");
  private static final Pattern MOVEMENT_TAG = Pattern.compile("(?i)<STMTTRN\\s*>");
  private static final int MAX_DEPTH = 100;
  private static final int MAX_ELEMENTS = 20_000_000;
  private static final String MOVEMENT = "STMTTRN";
  private static final String PENDING = "STMTTRNP";
  private static final String ROOT = "OFX";

  private final String text;
  private final OfxNode root = new OfxNode("", 1);
  private final Deque<OfxNode> open = new ArrayDeque<>();
  private int line = 1;
  private int counted;
  private int elements;
  private int amounts;
  private int movements;
  private boolean ended;

  OfxTree(String text) {
    this.text = text;
    open.push(root);
  }

  /** The whole file; what is cut off or stands outside of a movement is refused. */
  OfxNode read() {
    int at = start();
    while (at < text.length()) {
      int tag = text.indexOf('<', at);
      if (tag < 0) {
        break;
      }
      say(text.substring(at, tag));
      at = tag(tag);
    }
    if (!ended || open.size() > 1) {
      throw Refusal.at(
          line(text.length()),
          "ofx.truncated",
          "the file ends before </OFX>, or goes on behind it");
    }
    if (amounts != movements) {
      throw Refusal.at(
          1,
          "ofx.transaction",
          "the file has "
              + amounts
              + " amounts (TRNAMT) and "
              + movements
              + " movements (STMTTRN); its tags are damaged");
    }
    return root;
  }

  private int start() {
    Matcher m = Pattern.compile("(?i)<OFX\\s*>").matcher(text);
    if (!m.find()) {
      throw Refusal.at(
          1,
          "ofx.no-statement",
          "there is no element <OFX> in the file",
          "Export the statement as OFX and import the unchanged file.");
    }
    if (MOVEMENT_TAG.matcher(text).region(0, m.start()).find()) {
      throw Refusal.at(1, "ofx.transaction", "a movement stands before the element <OFX>");
    }
    return m.start();
  }

  /** Handles what begins with {@code <} and gives the place behind it. */
  private int tag(int at) {
    if (text.startsWith("<!--", at)) {
      return behind("-->", at);
    }
    if (text.startsWith("<![CDATA[", at)) {
      int end = text.indexOf("]]>", at);
      if (end >= 0) {
        String inside = text.substring(at + 9, end);
        if (MOVEMENT_TAG.matcher(inside).find()) {
          throw Refusal.at(line(at), "ofx.transaction", "a movement stands inside a text");
        }
        if (open.size() > 1) {
          top().say(inside);
        }
      }
      return behind("]]>", at);
    }
    if (text.startsWith("<!", at)) {
      throw Refusal.at(line(at), "ofx.doctype", "the file declares types or entities of its own");
    }
    Matcher m = TAG.matcher(text).region(at, Math.min(text.length(), at + 80));
    if (!m.lookingAt()) {
      say("<");
      return at + 1;
    }
    String name = m.group(2).toUpperCase(Locale.ROOT);
    if (m.group(1).isEmpty()) {
      open(name, at);
      if (!m.group(3).isEmpty()) {
        close(name);
      }
    } else {
      close(name);
    }
    return m.end();
  }

  private int behind(String end, int at) {
    int found = text.indexOf(end, at);
    return found < 0 ? text.length() : found + end.length();
  }

  private OfxNode top() {
    return open.element();
  }

  private void say(String raw) {
    // text between elements that have ended is nobody's
    if (open.size() > 1 && !raw.isBlank() && (top().hasText() || top().children().isEmpty())) {
      top().say(Entities.plain(raw.replaceAll("\\s+", " ")));
    }
  }

  private void open(String name, int at) {
    if (top().hasText()) {
      pop();
    }
    if (name.equals(MOVEMENT) && open.stream().anyMatch(n -> n.name().equals(MOVEMENT))) {
      close(MOVEMENT);
    }
    OfxNode node = new OfxNode(name, line(at));
    if (open.size() > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
      throw Refusal.at(
          node.line(), "ofx.too-large", "the file has too many elements, or too deep ones");
    }
    amounts += name.equals("TRNAMT") ? 1 : 0;
    open.push(node);
  }

  private void close(String name) {
    if (open.stream().noneMatch(n -> n.name().equals(name))) {
      return;
    }
    while (!top().name().equals(name)) {
      pop();
    }
    OfxNode node = open.pop();
    end(node, top());
    ended |= name.equals(ROOT);
  }

  private void pop() {
    OfxNode node = open.pop();
    end(node, top());
    if (!node.hasText()) {
      node.giveChildrenTo(top());
    }
  }

  private void end(OfxNode node, OfxNode parent) {
    parent.add(node);
    if (node.name().equals(MOVEMENT)) {
      movements++;
      node.becomes(OfxEntry.of(node));
    }
    movements += node.name().equals(PENDING) ? 1 : 0;
  }

  /** Lines are counted as far as needed. */
  private int line(int at) {
    for (; counted < at; counted++) {
      line += text.charAt(counted) == '\n' ? 1 : 0;
    }
    return line;
  }
}
