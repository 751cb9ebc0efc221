package org.partida.sandbox.page;

import java.util.List;
import org.partida.sandbox.wire.Html;

/**
 * Forms that carry a command of the control to {@code /sandbox/do}: {@code w} is a word, a field
 * with dashes is an option. Each holds the page's secret, so that no other page can send it.
 */
final class Forms {
  private final String secret;

  Forms(String secret) {
    this.secret = secret;
  }

  /** A button that runs a command. */
  String button(String label, String anchor, String... words) {
    StringBuilder form = open(anchor);
    for (String word : words) {
      form.append(Html.hidden("w", word));
    }
    return form.append("<button>").append(Html.escape(label)).append("</button></form>").toString();
  }

  /** A form whose body is HTML. */
  String form(String anchor, String body) {
    return open(anchor).append(body).append("</form>").toString();
  }

  private StringBuilder open(String anchor) {
    return new StringBuilder("<form method=\"post\" action=\"/sandbox/do\">")
        .append(Html.hidden("secret", secret))
        .append(Html.hidden("anchor", anchor));
  }

  static String input(String name, String value, String label, int size) {
    return "<input name=\""
        + Html.escape(name)
        + "\" value=\""
        + Html.escape(value)
        + "\" size=\""
        + size
        + "\" aria-label=\""
        + Html.escape(label)
        + "\" placeholder=\""
        + Html.escape(label)
        + "\">";
  }

  static String select(String name, String label, List<String> choices, String chosen) {
    StringBuilder html = new StringBuilder("<select name=\"");
    html.append(Html.escape(name)).append("\" aria-label=\"").append(Html.escape(label));
    html.append("\">");
    for (String choice : choices) {
      html.append("<option")
          .append(choice.equals(chosen) ? " selected" : "")
          .append('>')
          .append(Html.escape(choice))
          .append("</option>");
    }
    return html.append("</select>").toString();
  }
}
