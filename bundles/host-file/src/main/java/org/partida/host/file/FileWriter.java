package org.partida.host.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.partida.base.text.CsvCells;
import org.partida.model.Money;
import org.partida.spi.host.Ledger.PostedEntry;

/** Writes a batch's file by a profile, entry by entry. One file, one thread. */
final class FileWriter {
  private static final String COMMA_BELOW = "ȘșȚț";
  private static final String CEDILLA = "ŞşŢţ";

  private final Profile profile;
  private final OfficeChart chart;
  private final long batch;
  private final Writer out;

  FileWriter(Profile profile, OfficeChart chart, long batch, OutputStream to) throws IOException {
    this.profile = profile;
    this.chart = chart;
    this.batch = batch;
    this.out =
        new BufferedWriter(
            new OutputStreamWriter(
                to,
                profile
                    .encoding()
                    .newEncoder()
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .onMalformedInput(CodingErrorAction.REPLACE)));
    if (profile.heading()) {
      row(profile.columns().stream().map(Profile.Column::heading).toList());
    }
  }

  void entry(PostedEntry entry) throws IOException {
    for (Fields.Row r : Rows.of(chart, batch, profile, entry)) {
      List<String> cells = new ArrayList<>();
      for (Profile.Column c : profile.columns()) {
        cells.add(cell(Fields.value(r, c.field())));
      }
      row(cells);
    }
  }

  void end() throws IOException {
    out.flush();
  }

  private String cell(Object value) {
    if (value instanceof Money m) {
      return quoted(m.amountText().replace('.', profile.decimal()));
    }
    if (value instanceof LocalDate d) {
      return quoted(d.format(profile.date()));
    }
    String text = String.valueOf(value).replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    String known = profile.encoding().equals(StandardCharsets.UTF_8) ? text : cedillas(text);
    return profile.guard() ? quoted(CsvCells.guarded(known)) : quoted(known);
  }

  /** Older character sets have the letters with a cedilla alone. */
  private static String cedillas(String text) {
    String out = text;
    for (int i = 0; i < COMMA_BELOW.length(); i++) {
      out = out.replace(COMMA_BELOW.charAt(i), CEDILLA.charAt(i));
    }
    return out;
  }

  private String quoted(String text) {
    boolean plain =
        !text.contains(profile.separator())
            && text.indexOf('"') < 0
            && text.indexOf(',') < 0
            && text.indexOf(';') < 0;
    boolean number = text.matches("-?[0-9]+[.,]?[0-9]*");
    return plain || number && !text.contains(profile.separator())
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }

  private void row(List<String> cells) throws IOException {
    out.write(String.join(profile.separator(), cells) + "\r\n");
  }
}
