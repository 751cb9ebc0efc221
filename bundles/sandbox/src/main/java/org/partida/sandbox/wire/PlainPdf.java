package org.partida.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.partida.sandbox.generate.Payload;

/** A PDF of one page with a few lines of text, in a font that every reader has. */
final class PlainPdf {
  private PlainPdf() {}

  static Payload of(List<String> lines) {
    StringBuilder text = new StringBuilder("BT /F1 11 Tf 50 790 Td 15 TL\n");
    lines.forEach(line -> text.append('(').append(plain(line)).append(") Tj T*\n"));
    text.append("ET");
    List<String> objects =
        List.of(
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                + " /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    List<Integer> offsets = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      offsets.add(pdf.length());
      pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int xref = pdf.length();
    pdf.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
    offsets.forEach(at -> pdf.append(String.format("%010d 00000 n \n", at)));
    pdf.append("trailer\n<< /Size ")
        .append(objects.size() + 1)
        .append(" /Root 1 0 R >>\nstartxref\n")
        .append(xref)
        .append("\n%%EOF\n");
    return Payload.of(pdf.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** Letters without their marks, and nothing that ends a PDF string. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^ -~]", "?")
        .replaceAll("([\\\\()])", "\\\\$1");
  }
}
