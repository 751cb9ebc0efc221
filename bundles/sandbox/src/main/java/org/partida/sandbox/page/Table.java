package org.partida.sandbox.page;

import org.partida.sandbox.wire.Html;

/** A table under construction; cells are text unless they are given as HTML. */
final class Table {
  private final StringBuilder html = new StringBuilder("<div class=\"wide\"><table><tr>");
  private boolean empty = true;

  Table(String... heads) {
    for (String head : heads) {
      html.append("<th>").append(Html.escape(head)).append("</th>");
    }
    html.append("</tr>");
  }

  Table row() {
    html.append("<tr>");
    empty = false;
    return this;
  }

  Table text(String text) {
    return html(Html.escape(text));
  }

  Table code(String text) {
    html.append("<td class=\"m\">").append(Html.escape(text)).append("</td>");
    return this;
  }

  Table number(long number) {
    html.append("<td class=\"n\">").append(number).append("</td>");
    return this;
  }

  Table html(String cell) {
    html.append("<td>").append(cell).append("</td>");
    return this;
  }

  /** The table, or a remark if it has no rows. */
  String or(String nothing) {
    return empty ? "<p class=\"soft\">" + Html.escape(nothing) + "</p>" : html + "</table></div>";
  }
}
