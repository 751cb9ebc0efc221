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

/**
 * Every text of an error notice or a buyer's message, in order, white space folded, and what its
 * header names. Immutable.
 *
 * @param texts in order
 * @param about the submission named
 * @param issuer fiscal code of the seller named
 */
record NoticeTexts(List<String> texts, Optional<String> about, Optional<String> issuer) {
  /** ANAF says Error here and Errors elsewhere; Eroare has been reported. */
  private static final Set<String> ERRORS = Set.of("Error", "Errors", "Eroare");

  private static final NoticeTexts NONE =
      new NoticeTexts(List.of(), Optional.empty(), Optional.empty());

  static NoticeTexts read(Path payload, PayloadKind kind) throws IOException {
    if (kind != PayloadKind.ERROR_NOTICE && kind != PayloadKind.BUYER_MESSAGE) {
      return NONE;
    }
    List<String> out = new ArrayList<>();
    Optional<String> about = Optional.empty();
    Optional<String> issuer = Optional.empty();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(payload))) {
      XMLStreamReader reader = SafeXml.reader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT) {
          if (reader.getLocalName().equals("header")) {
            // ANAF writes Index_incarcare here and index_incarcare there
            about = attribute(reader, "index_incarcare").filter(s -> s.matches("\\d{1,20}"));
            issuer = attribute(reader, "cif_emitent").filter(s -> s.matches("\\d{2,10}"));
          }
          text(reader, kind)
              .map(t -> t.strip().replaceAll("\\s+", " "))
              .filter(t -> !t.isEmpty())
              .ifPresent(out::add);
        }
      }
      return new NoticeTexts(out, about, issuer);
    } catch (XMLStreamException e) {
      throw SafeXml.malformed(e);
    }
  }

  private static Optional<String> text(XMLStreamReader reader, PayloadKind kind) {
    boolean error = kind == PayloadKind.ERROR_NOTICE && ERRORS.contains(reader.getLocalName());
    boolean message = kind == PayloadKind.BUYER_MESSAGE && reader.getLocalName().equals("header");
    if (error || message) {
      return attribute(reader, error ? "errorMessage" : "message");
    }
    return Optional.empty();
  }

  private static Optional<String> attribute(XMLStreamReader reader, String wanted) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equalsIgnoreCase(wanted)) {
        return Optional.of(reader.getAttributeValue(i).strip());
      }
    }
    return Optional.empty();
  }
}
