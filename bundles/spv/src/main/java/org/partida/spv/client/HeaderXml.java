package org.partida.spv.client;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.partida.base.xml.SafeXml;
import org.partida.model.PartidaException;

/**
 * An answer whose root is {@code header}, read by local names: ANAF's namespaces differ from call
 * to call, and clients that looked for one of them lost the errors. Immutable.
 */
final class HeaderXml {
  private static final Set<String> ERRORS = Set.of("errors", "error", "eroare");

  private final Map<String, String> attributes;
  private final List<String> errors;

  private HeaderXml(Map<String, String> attributes, List<String> errors) {
    this.attributes = Map.copyOf(attributes);
    this.errors = List.copyOf(errors);
  }

  /** Empty if it is anything else. */
  static Optional<HeaderXml> read(String text) {
    Map<String, String> attributes = new HashMap<>();
    List<String> errors = new ArrayList<>();
    boolean header = false;
    byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
    try {
      XMLStreamReader reader = SafeXml.reader(new ByteArrayInputStream(bytes));
      while (reader.hasNext()) {
        if (reader.next() != XMLStreamReader.START_ELEMENT) {
          continue;
        }
        if (!header && !reader.getLocalName().equalsIgnoreCase("header")) {
          return Optional.empty();
        }
        if (!header) {
          header = true;
          attributes.putAll(attributes(reader));
        } else if (ERRORS.contains(reader.getLocalName().toLowerCase(Locale.ROOT))) {
          Optional.ofNullable(attributes(reader).get("errormessage"))
              .map(e -> e.strip().replaceAll("\\s+", " "))
              .filter(e -> !e.isEmpty())
              .ifPresent(errors::add);
        }
      }
      return header ? Optional.of(new HeaderXml(attributes, errors)) : Optional.empty();
    } catch (XMLStreamException | PartidaException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      all.put(
          reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT),
          reader.getAttributeValue(i).strip());
    }
    return all;
  }

  Optional<String> attribute(String name) {
    return Optional.ofNullable(attributes.get(name)).filter(v -> !v.isEmpty());
  }

  List<String> errors() {
    return errors;
  }
}
