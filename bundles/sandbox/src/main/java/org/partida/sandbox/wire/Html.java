package org.partida.sandbox.wire;

/** The simulator's own pages: one plain frame in light and dark, and escaping. */
public final class Html {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--back:#fff;--text:#1b1f24;--soft:#59636e;--line:#d5dae0;\
      --box:#f5f7f9;--link:#0b57b0;--warn:#9a2a1f}
      @media(prefers-color-scheme:dark){:root{--back:#14171b;--text:#e4e8ec;--soft:#9aa5b1;\
      --line:#343b44;--box:#1c2127;--link:#7db4ff;--warn:#ff9a8d}}
      *{box-sizing:border-box}
      body{margin:0 auto;max-width:76rem;padding:1rem 1.25rem 4rem;background:var(--back);\
      color:var(--text);font:15px/1.5 system-ui,sans-serif}
      h1{font-size:1.5rem;margin:.5rem 0}h2{font-size:1.15rem;margin:2rem 0 .5rem}
      a{color:var(--link)}small,.soft{color:var(--soft)}.warn{color:var(--warn)}
      nav a{margin-right:1rem;white-space:nowrap}
      .wide{overflow-x:auto}
      table{border-collapse:collapse;width:100%;font-size:14px}
      th,td{border-bottom:1px solid var(--line);padding:.3rem .6rem .3rem 0;text-align:left;\
      vertical-align:top}
      th{color:var(--soft);font-weight:600}td.n{text-align:right;font-variant-numeric:tabular-nums}
      code,td.m{min-width:6.5em;font:13px/1.5 ui-monospace,monospace;overflow-wrap:anywhere}
      form{display:inline}fieldset{border:1px solid var(--line);background:var(--box);\
      border-radius:6px;padding:.6rem .8rem;margin:.4rem 0}
      input,select,button{font:inherit;color:inherit;background:var(--back);\
      border:1px solid var(--line);border-radius:5px;padding:.2rem .55rem;max-width:100%}
      button{cursor:pointer;background:var(--box)}button:hover{border-color:var(--link)}
      .cert{display:block;width:100%;text-align:left;margin:.5rem 0;padding:.7rem 1rem}
      """;

  private Html() {}

  /** Text for element content and for attributes in double quotes. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** A whole page; the body is HTML, the title is text. */
  public static String page(String title, String body) {
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>"
        + escape(title)
        + "</title><style>"
        + STYLE
        + "</style></head><body>"
        + body
        + "</body></html>\n";
  }

  /** A hidden field of a form. */
  public static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"" + escape(name) + "\" value=\"" + escape(value) + "\">";
  }
}
