package org.partida.cius.ro.schema;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/**
 * The schemas of OASIS, loaded from this bundle by the JDK's own schema processor: nothing is
 * looked up in the framework and nothing is fetched.
 */
final class UblSchemas {
  private static final List<String> FOLDERS =
      List.of("/external/schemas/ubl21/maindoc/", "/external/schemas/ubl21/common/", "/schemas/");

  /** What UBL imports by namespace alone, so that it must be there before. */
  private static final List<String> IMPORTED =
      List.of(
          "CCTS_CCT_SchemaModule.xsd",
          "xmldsig-core-schema.xsd",
          "XAdES01903v132-201601.xsd",
          "XAdES01903v141-201601.xsd");

  private UblSchemas() {}

  static Schema load(String document) {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    try {
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      // what an include names is answered by this class alone, whatever it names
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "all");
      factory.setResourceResolver(
          (type, namespace, publicId, systemId, base) -> included(systemId, namespace));
      return factory.newSchema(
          Stream.concat(IMPORTED.stream(), Stream.of("UBL-" + document + "-2.1.xsd"))
              .map(name -> new StreamSource(open(name), "schema:" + name))
              .toArray(Source[]::new));
    } catch (SAXException e) {
      throw new IllegalStateException("the schema of " + document + " cannot be loaded", e);
    }
  }

  private static LSInput included(String systemId, String namespace) {
    if (systemId == null) {
      // by namespace alone: it is among the sources already
      return null;
    }
    String name = systemId.substring(systemId.lastIndexOf('/') + 1);
    return new SchemaInput("schema:" + name, namespace, read(name));
  }

  private static byte[] read(String name) {
    try (InputStream in = open(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("the schema " + name + " cannot be read", e);
    }
  }

  private static InputStream open(String name) {
    for (String folder : FOLDERS) {
      InputStream in = UblSchemas.class.getResourceAsStream(folder + name);
      if (in != null) {
        return in;
      }
    }
    throw new IllegalStateException("the bundle lacks the schema " + name);
  }
}
