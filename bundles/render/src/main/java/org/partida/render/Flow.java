package org.partida.render;

import java.io.IOException;
import java.util.List;

/**
 * Runs content down the pages: knows how far down it is, and starts a new page with a running head
 * when there is no room.
 */
final class Flow {
  private static final float RUNNING_HEAD = 26;
  private static final float PAGE_ROOM = Sheet.TOP - Sheet.BOTTOM - RUNNING_HEAD;

  /** Something drawn at the top of each further page. */
  @FunctionalInterface
  interface Repeated {
    void draw() throws IOException;
  }

  private final Sheet sheet;
  private final String runningHead;
  private Repeated repeated = () -> {};
  private float y = Sheet.TOP;

  Flow(Sheet sheet, String runningHead) throws IOException {
    this.sheet = sheet;
    this.runningHead = runningHead;
    sheet.newPage();
  }

  Sheet sheet() {
    return sheet;
  }

  float y() {
    return y;
  }

  void down(float by) {
    y -= by;
  }

  void to(float top) {
    y = top;
  }

  /**
   * Makes sure that so much room is left on this page, or on a whole new one if no page has so
   * much.
   */
  void need(float height) throws IOException {
    if (y - Sheet.BOTTOM < Math.min(height, PAGE_ROOM)) {
      newPage();
    }
  }

  /** What the pages begin with while a table runs; nothing when it has ended. */
  void repeat(Repeated head) {
    repeated = head;
  }

  void endRepeat() {
    repeated = () -> {};
  }

  /** A heading, kept together with so much of what follows. */
  void heading(String text, float follows) throws IOException {
    need(Style.SECTION.lineHeight() + 8 + follows);
    down(10);
    sheet.text(text, Sheet.LEFT, y, Style.SECTION);
    down(Style.SECTION.lineHeight() + 2);
    sheet.rule(Sheet.LEFT, Sheet.RIGHT, y, 0.6f, Ink.RULE);
    down(3);
  }

  /** Lines one below another, over as many pages as they need. */
  void lines(List<String> lines, float x, Style style) throws IOException {
    for (String line : lines) {
      need(style.lineHeight());
      sheet.text(line, x, y, style);
      down(style.lineHeight());
    }
  }

  /** A label, and its value beside it over as many lines and pages as it needs. */
  void entry(String label, String value, float valueX) throws IOException {
    List<String> lines =
        Wrap.lines(value, Sheet.RIGHT - valueX, Style.TEXT, sheet.face(Style.TEXT));
    need(Style.TEXT.lineHeight());
    sheet.fitted(
        label,
        Sheet.LEFT,
        y + (Style.SMALL.size() - Style.TEXT.size()),
        valueX - Sheet.LEFT - 6,
        Style.SMALL);
    lines(lines, valueX, Style.TEXT);
    down(1);
  }

  private void newPage() throws IOException {
    sheet.newPage();
    y = Sheet.TOP;
    sheet.fitted(runningHead, Sheet.LEFT, y, Sheet.RIGHT - Sheet.LEFT, Style.SMALL);
    sheet.rule(Sheet.LEFT, Sheet.RIGHT, y - 13, 0.6f, Ink.RULE);
    y -= RUNNING_HEAD - 4;
    repeated.draw();
  }
}
