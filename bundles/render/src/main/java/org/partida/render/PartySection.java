package org.partida.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partida.model.invoice.Address;
import org.partida.model.invoice.Parties;
import org.partida.model.invoice.Party;

/** Seller and buyer beside one another, then whoever else takes part. */
final class PartySection {
  private static final float GAP = 18;
  private static final float COLUMN = (Sheet.RIGHT - Sheet.LEFT - GAP) / 2;

  /**
   * More lines than an honest name or address needs; the rest would push the invoice off its first
   * page.
   */
  private static final int MOST_LINES = 4;

  private record Row(String text, Style style) {}

  private record Block(String label, List<Row> rows) {
    float height() {
      float h = 12;
      for (Row r : rows) {
        h += r.style().lineHeight();
      }
      return h;
    }
  }

  private final Context c;

  PartySection(Context c) {
    this.c = c;
  }

  void draw() throws IOException {
    Parties p = c.invoice().parties();
    List<Block> blocks = new ArrayList<>();
    blocks.add(block("seller", p.seller()));
    blocks.add(block("buyer", p.buyer()));
    p.payee().ifPresent(n -> blocks.add(block("payee", n)));
    p.taxRepresentative().ifPresent(n -> blocks.add(block("taxRepresentative", n)));
    p.delivery()
        .filter(a -> !place(a).isEmpty())
        .ifPresent(
            a -> blocks.add(new Block(c.label("delivery"), rows(List.of(place(a)), Style.TEXT))));
    for (int i = 0; i < blocks.size(); i += 2) {
      pair(
          blocks.get(i), i + 1 < blocks.size() ? Optional.of(blocks.get(i + 1)) : Optional.empty());
    }
  }

  private void pair(Block left, Optional<Block> right) throws IOException {
    float height = Math.max(left.height(), right.map(Block::height).orElse(0f));
    c.flow().need(height);
    draw(left, Sheet.LEFT);
    if (right.isPresent()) {
      draw(right.get(), Sheet.LEFT + COLUMN + GAP);
    }
    c.flow().down(height + 10);
  }

  private void draw(Block block, float x) throws IOException {
    float y = c.flow().y();
    c.sheet().text(block.label(), x, y, Style.HEAD);
    y -= 12;
    for (Row row : block.rows()) {
      c.sheet().fitted(row.text(), x, y, COLUMN, row.style());
      y -= row.style().lineHeight();
    }
  }

  private Block block(String label, Party p) {
    List<Row> rows = new ArrayList<>(rows(List.of(p.name()), Style.NAME));
    List<String> texts = new ArrayList<>();
    p.tradingName().filter(n -> !n.equals(p.name())).ifPresent(texts::add);
    p.vatId().ifPresent(id -> texts.add(c.label("vatId") + ": " + id));
    p.taxRegistration().ifPresent(id -> texts.add(c.label("taxRegistration") + ": " + id));
    p.legalId().ifPresent(id -> texts.add(c.label("legalId") + ": " + id));
    texts.add(place(p.address()));
    texts.add(
        Stream.of(p.contactName(), p.phone(), p.email())
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", ")));
    texts.removeIf(String::isBlank);
    rows.addAll(rows(texts, Style.TEXT));
    return new Block(c.label(label), rows);
  }

  private List<Row> rows(List<String> texts, Style style) {
    List<Row> rows = new ArrayList<>();
    for (String text : texts) {
      List<String> lines = Wrap.lines(text, COLUMN, style, c.sheet().face(style));
      for (int i = 0; i < Math.min(lines.size(), MOST_LINES); i++) {
        boolean cut = i == MOST_LINES - 1 && lines.size() > MOST_LINES;
        rows.add(new Row(cut ? shortened(lines.get(i)) : lines.get(i), style));
      }
    }
    return rows;
  }

  private static String shortened(String line) {
    return line.substring(0, Math.max(0, line.length() - 3)).stripTrailing() + " …";
  }

  private static String place(Address a) {
    String city =
        Stream.of(a.postCode(), a.city())
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return Stream.concat(
            Stream.concat(a.lines().stream(), Stream.of(city)),
            Stream.of(a.subdivision(), a.country()).flatMap(Optional::stream))
        .filter(s -> !s.isBlank())
        .collect(Collectors.joining(", "));
  }
}
