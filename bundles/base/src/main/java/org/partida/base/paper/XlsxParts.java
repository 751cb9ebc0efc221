package org.partida.base.paper;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.partida.base.file.SafeZip;

/**
 * Where the parts of a workbook are: names are looked up in the container, never used as paths.
 * Immutable.
 */
final class XlsxParts {
  private static final String FOLDER = "xl/";

  private final Map<String, String> byType = new HashMap<>();
  private final Map<String, String> byId = new HashMap<>();
  private Optional<String> firstSheet = Optional.empty();
  private boolean since1904;

  /** Reads a part. */
  interface Reader {
    void read(SafeZip.Entry part, XlsxRows.Scan scan) throws IOException, XMLStreamException;
  }

  XlsxParts(Reader reader, Map<String, SafeZip.Entry> parts)
      throws IOException, XMLStreamException {
    if (parts.containsKey(FOLDER + "_rels/workbook.xml.rels")) {
      reader.read(parts.get(FOLDER + "_rels/workbook.xml.rels"), this::relation);
    }
    if (parts.containsKey(FOLDER + "workbook.xml")) {
      reader.read(parts.get(FOLDER + "workbook.xml"), this::workbook);
    }
  }

  private void relation(XMLStreamReader x) {
    String target = x.getAttributeValue(null, "Target");
    String type = x.getAttributeValue(null, "Type");
    if (target != null && type != null) {
      String name = target.startsWith("/") ? target.substring(1) : FOLDER + target;
      byType.putIfAbsent(type.substring(type.lastIndexOf('/') + 1), name);
      byId.putIfAbsent(String.valueOf(x.getAttributeValue(null, "Id")), name);
    }
  }

  private void workbook(XMLStreamReader x) {
    if (x.getLocalName().equals("workbookPr")) {
      String date = String.valueOf(x.getAttributeValue(null, "date1904"));
      since1904 = date.equals("1") || date.equals("true");
    } else if (x.getLocalName().equals("sheet") && firstSheet.isEmpty()) {
      for (int i = 0; i < x.getAttributeCount(); i++) {
        boolean id = x.getAttributeLocalName(i).equals("id");
        if (id && x.getAttributeNamespace(i) != null && !x.getAttributeNamespace(i).isEmpty()) {
          firstSheet = Optional.ofNullable(byId.get(x.getAttributeValue(i)));
        }
      }
    }
  }

  String sheet() {
    return firstSheet.orElseGet(
        () -> byType.getOrDefault("worksheet", FOLDER + "worksheets/sheet1.xml"));
  }

  String shared() {
    return byType.getOrDefault("sharedStrings", FOLDER + "sharedStrings.xml");
  }

  String styles() {
    return byType.getOrDefault("styles", FOLDER + "styles.xml");
  }

  boolean epoch1904() {
    return since1904;
  }
}
