package org.partida.sandbox.checks;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.partida.sandbox.generate.Payload;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The shape of a document without its schema: well-formed, the right root, the root's children in
 * their order, the mandatory ones there. Complaints are worded as Xerces words them.
 */
final class Shape {
  private static final Map<String, List<Slot>> ORDER = load();

  /** A child of a root and how often it may stand there. */
  private record Slot(String name, char times) {
    boolean mandatory() {
      return times == '!' || times == '+';
    }

    boolean many() {
      return times == '*' || times == '+';
    }
  }

  private Shape() {}

  private static Map<String, List<Slot>> load() {
    Map<String, List<Slot>> order = new HashMap<>();
    try (InputStream in = Shape.class.getResourceAsStream("ubl-order.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          List<Slot> slots = new ArrayList<>();
          int bar = line.indexOf('|');
          for (String word : line.substring(bar + 1).trim().split(" ", -1)) {
            if (!word.isEmpty()) {
              int last = word.length() - 1;
              slots.add(new Slot(word.substring(0, last), word.charAt(last)));
            }
          }
          order.put(line.substring(0, bar), slots);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("resource ubl-order.txt", e);
    }
    return order;
  }

  /** What the parser would say; empty if the shape is right. */
  static Optional<String> complaint(Standard standard, Payload payload) {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Handler handler = new Handler(standard);
      factory.newSAXParser().parse(new ByteArrayInputStream(payload.bytes()), handler);
      return Optional.empty();
    } catch (SAXParseException e) {
      return Optional.of(
          "org.xml.sax.SAXParseException; lineNumber: "
              + e.getLineNumber()
              + "; columnNumber: "
              + e.getColumnNumber()
              + "; "
              + e.getMessage());
    } catch (SAXException e) {
      return Optional.of(e.toString());
    } catch (IOException e) {
      // bytes that are no text in the encoding that they claim
      return Optional.of(e.toString());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("sandbox: the JDK's parser does not work", e);
    }
  }

  /** Walks along the slots; stops at the first thing out of place. */
  private static final class Handler extends DefaultHandler {
    private final Standard standard;
    private final List<Slot> slots;
    private Locator locator;
    private int depth;
    private int at;
    private int seenHere;

    Handler(Standard standard) {
      this.standard = standard;
      this.slots = ORDER.get(standard.root());
    }

    @Override
    public void setDocumentLocator(Locator where) {
      this.locator = where;
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes)
        throws SAXException {
      if (depth == 0) {
        root(uri, name, qualified, attributes);
      } else if (depth == 1 && !slots.isEmpty()) {
        child(uri, name);
      }
      depth++;
    }

    private void root(String uri, String name, String qualified, Attributes attributes)
        throws SAXException {
      if (!standard.root().equals(name) || !standard.namespace().equals(uri)) {
        throw stop("cvc-elt.1.a: Cannot find the declaration of element '" + qualified + "'.");
      }
      if (standard == Standard.RASP) {
        for (String needed : List.of("index_incarcare", "message")) {
          if (attributes.getValue(needed) == null) {
            throw stop(
                "cvc-complex-type.4: Attribute '"
                    + needed
                    + "' must appear on element '"
                    + qualified
                    + "'.");
          }
        }
      }
    }

    private void child(String uri, String name) throws SAXException {
      int place = at;
      while (place < slots.size() && !slots.get(place).name().equals(name)) {
        boolean missing = slots.get(place).mandatory() && !(place == at && seenHere > 0);
        if (missing) {
          throw misplaced(uri, name, slots.get(place).name());
        }
        place++;
      }
      boolean again =
          place == at && seenHere > 0 && !slots.get(Math.min(at, slots.size() - 1)).many();
      if (place == slots.size() || again) {
        throw misplaced(uri, name, slots.get(Math.min(at + 1, slots.size() - 1)).name());
      }
      seenHere = place == at ? seenHere + 1 : 1;
      at = place;
    }

    private SAXException misplaced(String uri, String name, String expected) {
      return stop(
          "cvc-complex-type.2.4.a: Invalid content was found starting with element '{\""
              + uri
              + "\":"
              + name
              + "}'. One of '{"
              + expected
              + "}' is expected.");
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
      depth--;
      if (depth > 0) {
        return;
      }
      for (int place = at; place < slots.size(); place++) {
        if (slots.get(place).mandatory() && !(place == at && seenHere > 0)) {
          throw stop(
              "cvc-complex-type.2.4.b: The content of element '"
                  + qualified
                  + "' is not complete. One of '{"
                  + slots.get(place).name()
                  + "}' is expected.");
        }
      }
    }

    private SAXException stop(String message) {
      return new SAXParseException(message, locator);
    }
  }
}
