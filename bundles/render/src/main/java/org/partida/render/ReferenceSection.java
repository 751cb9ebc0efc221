package org.partida.render;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.model.invoice.Attachment;
import org.partida.model.invoice.PrecedingInvoice;
import org.partida.model.invoice.References;

/** References, notes and the list of attachments. */
final class ReferenceSection {
  private static final float VALUES = Sheet.LEFT + 110;

  private record Entry(String label, String value) {}

  private final Context c;

  ReferenceSection(Context c) {
    this.c = c;
  }

  void draw() throws IOException {
    List<Entry> entries = references();
    if (!entries.isEmpty()) {
      c.flow().heading(c.label("references"), 14);
      for (Entry e : entries) {
        c.flow().entry(c.label(e.label()), e.value(), VALUES);
      }
    }
    List<String> notes = c.invoice().notes();
    if (!notes.isEmpty()) {
      c.flow().heading(c.label("notes"), 14);
      for (String note : notes) {
        paragraph(
            note.replaceFirst("^#[A-Z]{3}#", "")); // BT-21 tells programs what the note is about
      }
    }
    List<Attachment> attachments = c.invoice().attachments();
    if (!attachments.isEmpty()) {
      c.flow().heading(c.label("attachments"), 14);
      for (Attachment a : attachments) {
        paragraph(attachment(a));
      }
    }
  }

  private void paragraph(String text) throws IOException {
    c.flow()
        .lines(
            Wrap.lines(text, Sheet.RIGHT - Sheet.LEFT, Style.TEXT, c.sheet().face(Style.TEXT)),
            Sheet.LEFT,
            Style.TEXT);
    c.flow().down(2);
  }

  private List<Entry> references() {
    References r = c.invoice().references();
    Stream<Entry> single =
        Stream.of(
                entry("order", r.order()),
                entry("salesOrder", r.salesOrder()),
                entry("contract", r.contract()),
                entry("project", r.project()),
                entry("despatch", r.despatch()),
                entry("receiving", r.receiving()),
                entry("buyerReference", r.buyerReference()),
                entry("accountingReference", r.accountingReference()),
                entry("invoicedObject", r.invoicedObject()))
            .flatMap(Optional::stream);
    Stream<Entry> preceding = r.preceding().stream().map(p -> new Entry("preceding", preceding(p)));
    Stream<Entry> awbs =
        r.awbs().isEmpty()
            ? Stream.empty()
            : Stream.of(new Entry("awb", String.join(", ", r.awbs())));
    return Stream.of(single, preceding, awbs).flatMap(s -> s).toList();
  }

  private static Optional<Entry> entry(String label, Optional<String> value) {
    return value.map(v -> new Entry(label, v));
  }

  private String preceding(PrecedingInvoice p) {
    return p.number()
        + p.date().map(d -> " " + c.label("from") + " " + c.formats().date(d)).orElse("");
  }

  private String attachment(Attachment a) {
    String description = a.description().map(d -> " – " + d).orElse("");
    String size = a.size() > 0 ? " (" + Math.max(1, (a.size() + 512) / 1024) + " KB)" : "";
    return a.name() + description + size + a.uri().map(u -> " " + u).orElse("");
  }
}
