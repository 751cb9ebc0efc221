package org.partida.spv.unpack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.partida.base.xml.SafeXml;
import org.partida.spi.network.Unpacked.PayloadKind;

/** Every text of an error notice or a buyer's message, in order, white space folded. */
final class NoticeTexts {
  /** ANAF says Error here and Errors elsewhere; Eroare has been reported. */
  private static final Set<String> ERRORS = Set.of("Error", "Errors", "Eroare");

  private NoticeTexts() {}

  static List<String> read(Path payload, PayloadKind kind) throws IOException {
    if (kind != PayloadKind.ERROR_NOTICE && kind != PayloadKind.BUYER_MESSAGE) {
      return List.of();
    }
    List<String> out = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(payload))) {
      XMLStreamReader reader = SafeXml.reader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT) {
          text(reader, kind)
              .map(t -> t.strip().replaceAll("\\s+", " "))
              .filter(t -> !t.isEmpty())
              .ifPresent(out::add);
        }
      }
      return out;
    } catch (XMLStreamException e) {
      throw SafeXml.malformed(e);
    }
  }

  private static Optional<String> text(XMLStreamReader reader, PayloadKind kind) {
    boolean error = kind == PayloadKind.ERROR_NOTICE && ERRORS.contains(reader.getLocalName());
    boolean message = kind == PayloadKind.BUYER_MESSAGE && reader.getLocalName().equals("header");
    if (error || message) {
      String wanted = error ? "errorMessage" : "message";
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        if (reader.getAttributeLocalName(i).equalsIgnoreCase(wanted)) {
          return Optional.of(reader.getAttributeValue(i));
        }
      }
    }
    return Optional.empty();
  }
}
