package org.partida.render;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.partida.api.archive.Certificate;
import org.partida.api.archive.Certificate.Entry;
import org.partida.api.archive.Certificate.Seal;
import org.partida.api.archive.Certificate.Stretch;

/** What stands on the pages of a certificate. Used by one thread. */
final class CertificatePages {
  private static final float WIDTH = Sheet.RIGHT - Sheet.LEFT;
  private static final float VALUES = Sheet.LEFT + 130;
  private static final float PAD = 4;
  private static final float LISTED = Sheet.LEFT + PAD;
  private static final float TYPE = LISTED + 76;
  private static final float ID = TYPE + 84;
  private static final float DOCUMENT = ID + 60;
  private static final float ACCOUNT = DOCUMENT + 84;
  private static final float VOUCHER = ACCOUNT + 74;
  private static final float SEAL = Sheet.RIGHT - PAD;
  private static final float VOUCHER_ROOM = SEAL - 36 - VOUCHER;
  private static final int LONGEST_WORD = 24;
  private static final int DETAIL_LINES = 2;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Certificate c;
  private final Flow flow;
  private final Sheet sheet;
  private final Labels labels;

  CertificatePages(Certificate c, Flow flow, Labels labels) {
    this.c = c;
    this.flow = flow;
    this.sheet = flow.sheet();
    this.labels = labels;
  }

  void draw() throws IOException {
    head();
    verdict();
    counts(label("certificate.byType"), types());
    counts(label("certificate.byAccount"), accounts());
    listed();
    entries();
    meaning();
  }

  private void head() throws IOException {
    float top = flow.y();
    float room = WIDTH - 150;
    sheet.fitted(label("certificate.title"), Sheet.LEFT, top, room, Style.TITLE);
    sheet.fitted(c.companyName() + " · " + c.company(), Sheet.LEFT, top - 28, room, Style.NUMBER);
    sheet.right(label("certificate.month"), Sheet.RIGHT, top - 4, 140, Style.SMALL);
    sheet.right(c.month().toString(), Sheet.RIGHT, top - 15, 140, Style.BIG);
    flow.down(50);
    sheet.rule(Sheet.LEFT, Sheet.RIGHT, flow.y(), 1.4f, Ink.ACCENT);
    flow.down(10);
  }

  private void verdict() throws IOException {
    String key = c.complete() ? c.closed() ? "complete" : "completeSoFar" : "incomplete";
    float top = flow.y();
    sheet.band(Sheet.LEFT, top, WIDTH, 46, Ink.BAND);
    sheet.fitted(label("certificate." + key), Sheet.LEFT + 10, top - 7, WIDTH - 20, Style.BIG);
    long valid = c.entries().stream().filter(e -> e.seal() == Seal.VALID).count();
    String facts =
        String.join(
            " · ",
            label("certificate.asOf") + " " + time(c.asOf()),
            label("certificate.messages") + " " + c.entries().size(),
            label("certificate.sealsValid") + " " + valid,
            label("certificate.network") + " " + c.network());
    sheet.fitted(facts, Sheet.LEFT + 10, top - 28, WIDTH - 20, Style.TEXT);
    flow.down(54);
    for (String why : c.why()) {
      flow.lines(
          Wrap.lines("– " + why, WIDTH, Style.STRONG, sheet.face(Style.STRONG)),
          Sheet.LEFT,
          Style.STRONG);
    }
  }

  private List<String[]> types() {
    return c.byType().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> new String[] {word("type", e.getKey()), String.valueOf(e.getValue())})
        .toList();
  }

  private List<String[]> accounts() {
    return c.byAccount().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> new String[] {word("account", e.getKey().name()), String.valueOf(e.getValue())})
        .toList();
  }

  private void counts(String title, List<String[]> rows) throws IOException {
    flow.heading(title, 24);
    for (String[] row : rows) {
      flow.need(Style.TEXT.lineHeight());
      sheet.fitted(row[0], Sheet.LEFT, flow.y(), 220, Style.TEXT);
      sheet.right(row[1], Sheet.LEFT + 270, flow.y(), 44, Style.STRONG);
      flow.down(Style.TEXT.lineHeight() + 1);
    }
  }

  private void listed() throws IOException {
    flow.heading(label("certificate.listed"), 24);
    List<Stretch> stretches = new ArrayList<>(c.listed());
    stretches.sort(Comparator.comparing(Stretch::from));
    for (Stretch s : stretches) {
      flow.entry(
          label("certificate.withoutGap"),
          time(s.from()) + " – " + time(s.until()) + " (" + s.listings() + ")",
          VALUES);
    }
    for (Stretch s : c.gaps()) {
      flow.entry(label("certificate.gap"), time(s.from()) + " – " + time(s.until()), VALUES);
    }
  }

  private void entries() throws IOException {
    flow.heading(label("certificate.entries"), 60);
    entryHead();
    flow.repeat(this::entryHead);
    for (Entry e : c.entries()) {
      entry(e);
    }
    flow.endRepeat();
  }

  private void entryHead() throws IOException {
    float y = flow.y();
    sheet.band(Sheet.LEFT, y, WIDTH, 16, Ink.BAND);
    float top = y - 3.2f;
    sheet.fitted(label("certificate.listedAt"), LISTED, top, TYPE - LISTED - 4, Style.HEAD);
    sheet.fitted(label("certificate.type"), TYPE, top, ID - TYPE - 4, Style.HEAD);
    sheet.fitted(label("certificate.id"), ID, top, DOCUMENT - ID - 4, Style.HEAD);
    sheet.fitted(label("certificate.document"), DOCUMENT, top, ACCOUNT - DOCUMENT - 4, Style.HEAD);
    sheet.fitted(label("certificate.account"), ACCOUNT, top, VOUCHER - ACCOUNT - 4, Style.HEAD);
    sheet.fitted(label("certificate.voucher"), VOUCHER, top, VOUCHER_ROOM, Style.HEAD);
    sheet.right(label("certificate.seal"), SEAL, top, 34, Style.HEAD);
    flow.down(20);
  }

  private void entry(Entry e) throws IOException {
    List<String> small = new ArrayList<>();
    e.container().ifPresent(h -> small.add(label("certificate.container") + " " + h));
    List<String> detail =
        Wrap.lines(e.detail(), WIDTH - 2 * PAD, Style.SMALL, sheet.face(Style.SMALL));
    small.addAll(detail.subList(0, Math.min(DETAIL_LINES, detail.size())));
    float height = Style.TEXT.lineHeight() + small.size() * Style.SMALL.lineHeight() + 5;
    flow.need(height);
    float y = flow.y();
    sheet.fitted(time(e.listedAt()), LISTED, y, TYPE - LISTED - 4, Style.TEXT);
    sheet.fitted(type(e), TYPE, y, ID - TYPE - 4, Style.TEXT);
    sheet.fitted(e.id(), ID, y, DOCUMENT - ID - 4, Style.TEXT);
    sheet.fitted(e.document().orElse(""), DOCUMENT, y, ACCOUNT - DOCUMENT - 4, Style.TEXT);
    String account = word("account", e.account().name());
    sheet.fitted(account, ACCOUNT, y, VOUCHER - ACCOUNT - 4, Style.STRONG);
    sheet.fitted(String.join(", ", e.voucherNumbers()), VOUCHER, y, VOUCHER_ROOM, Style.TEXT);
    sheet.right(word("seal", e.seal().name()), SEAL, y, 34, Style.TEXT);
    flow.down(Style.TEXT.lineHeight());
    flow.lines(small, LISTED, Style.SMALL);
    flow.down(2.5f);
    sheet.rule(Sheet.LEFT, Sheet.RIGHT, flow.y(), 0.4f, Ink.RULE);
    flow.down(2.5f);
  }

  private void meaning() throws IOException {
    flow.heading(label("certificate.meaning"), 60);
    for (String key : List.of("proves", "provesNot", "check")) {
      flow.lines(
          Wrap.lines(label("certificate." + key), WIDTH, Style.TEXT, sheet.face(Style.TEXT)),
          Sheet.LEFT,
          Style.TEXT);
      flow.down(3);
    }
    flow.entry(label("certificate.chain"), c.chain(), VALUES);
    flow.entry(label("certificate.digest"), c.digest(), VALUES);
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(c.zone()));
  }

  /** The authority's own word, unless it is one that ANAF prints two in one of. */
  private String type(Entry e) {
    return e.rawType().length() > LONGEST_WORD ? word("type", e.type()) : e.rawType();
  }

  /** A word that the page does not know is shown as it is. */
  private String word(String kind, String value) {
    return labels.find("certificate." + kind + "." + value).orElse(value);
  }

  private String label(String key) {
    return labels.get(key);
  }
}
