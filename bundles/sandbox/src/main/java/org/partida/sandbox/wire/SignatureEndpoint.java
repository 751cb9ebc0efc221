package org.partida.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.seal.Sealer;

/**
 * {@code POST /api/validate/signature}: a document and its seal as two parts of a form. The same
 * status for both outcomes; only the text tells them apart.
 */
final class SignatureEndpoint {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("[; ]name=\"?([A-Za-z0-9_-]+)\"?");
  private static final Pattern VALUE = Pattern.compile("<(?:\\w+:)?SignatureValue[^>]*>([^<]+)<");
  private static final String SUBJECT =
      ", din perspectiva autenticității semnăturii aplicate și a apartenenței acesteia la XML-ul"
          + " ce reprezintă factura electronică. Documentul factură de tip XML cu semnătura de"
          + " validare atașată, ";

  private final Sealer sealer;

  SignatureEndpoint(Sealer sealer) {
    this.sealer = sealer;
  }

  WireResponse answer(WireRequest request) {
    Map<String, byte[]> parts = parts(request);
    Optional<Payload> file = xml(parts.get("file"));
    Optional<Payload> signature = xml(parts.get("signature"));
    if (file.isEmpty() || signature.isEmpty()) {
      return message(
          400,
          "Eroare tehnică: request incorect. Cauza: cel puțin unul din documente NU a fost încărcat"
              + " sau NU este un fisier de tip XML specific facturii electronice.");
    }
    return genuine(file.get(), signature.get())
        ? message(
            200,
            "Fișierele încărcate au fost validate cu succes"
                + SUBJECT
                + "este considerat document original din perspectiva legislativă și este generat"
                + " prin intermediul sistemului național RO e-Factura.")
        : message(
            200,
            "Fișierele încărcate NU au putut fi validate cu succes"
                + SUBJECT
                + "NU poate fi considerat document original din perspectiva legislativă și NU este"
                + " generat prin intermediul sistemului național RO e-Factura.");
  }

  private static WireResponse message(int status, String text) {
    return WireResponse.json(status, Map.of("msg", text));
  }

  /** The same key signs the same bytes in the same way, so a genuine seal can be made again. */
  private boolean genuine(Payload file, Payload signature) {
    String given = value(signature);
    return !given.isEmpty()
        && (given.equals(value(sealer.detached(file)))
            || given.equals(value(sealer.enveloped(file))));
  }

  private static String value(Payload signature) {
    Matcher matcher = VALUE.matcher(new String(signature.bytes(), StandardCharsets.UTF_8));
    return matcher.find() ? matcher.group(1).replaceAll("\\s|&#13;|&#xD;", "") : "";
  }

  private static Optional<Payload> xml(byte[] part) {
    if (part == null || part.length == 0) {
      return Optional.empty();
    }
    Payload payload = Payload.of(part);
    return SafeDom.isXml(payload) ? Optional.of(payload) : Optional.empty();
  }

  /** The parts of a multipart form by name, byte for byte. */
  private static Map<String, byte[]> parts(WireRequest request) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    Matcher matcher = BOUNDARY.matcher(request.header("content-type").orElse(""));
    if (!matcher.find()) {
      return parts;
    }
    String mark = "--" + (matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    String body = new String(request.body().bytes(), StandardCharsets.ISO_8859_1);
    int at = body.indexOf(mark);
    while (at >= 0) {
      int start = at + mark.length();
      int end = body.indexOf(mark, start);
      if (end >= 0) {
        part(body.substring(start, end), parts);
      }
      at = end;
    }
    return parts;
  }

  private static void part(String part, Map<String, byte[]> parts) {
    int blank = part.indexOf("\r\n\r\n");
    if (blank < 0) {
      return;
    }
    Matcher name = NAME.matcher(part.substring(0, blank));
    if (name.find()) {
      String content = part.substring(blank + 4);
      String exact =
          content.endsWith("\r\n") ? content.substring(0, content.length() - 2) : content;
      parts.put(name.group(1), exact.getBytes(StandardCharsets.ISO_8859_1));
    }
  }
}
