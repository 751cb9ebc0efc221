package org.partida.render;

/** The few colours of the page; all of them read well in grey. */
enum Ink {
  DARK(0.12f, 0.13f, 0.15f),
  GREY(0.42f, 0.45f, 0.48f),
  ACCENT(0.06f, 0.29f, 0.40f),
  RULE(0.80f, 0.83f, 0.85f),
  BAND(0.945f, 0.957f, 0.965f),
  WHITE(1, 1, 1);

  private final float red;
  private final float green;
  private final float blue;

  Ink(float red, float green, float blue) {
    this.red = red;
    this.green = green;
    this.blue = blue;
  }

  float red() {
    return red;
  }

  float green() {
    return green;
  }

  float blue() {
    return blue;
  }
}
