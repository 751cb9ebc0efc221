package org.partida.render;

/**
 * How a piece of text looks. Immutable.
 *
 * @param bold weight
 * @param size in points
 * @param ink colour of the text
 */
record Style(boolean bold, float size, Ink ink) {
  static final Style TITLE = new Style(true, 20, Ink.ACCENT);
  static final Style BIG = new Style(true, 14, Ink.DARK);
  static final Style NUMBER = new Style(true, 11, Ink.DARK);
  static final Style NAME = new Style(true, 10.5f, Ink.DARK);
  static final Style TEXT = new Style(false, 8.5f, Ink.DARK);
  static final Style STRONG = new Style(true, 8.5f, Ink.DARK);
  static final Style SMALL = new Style(false, 7.2f, Ink.GREY);
  static final Style HEAD = new Style(true, 7.2f, Ink.GREY);
  static final Style SECTION = new Style(true, 9, Ink.ACCENT);
  static final Style DUE = new Style(true, 10.5f, Ink.WHITE);

  float lineHeight() {
    return size * 1.32f;
  }
}
