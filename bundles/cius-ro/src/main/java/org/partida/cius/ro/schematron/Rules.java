package org.partida.cius.ro.schematron;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.stax.StAXSource;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;
import net.sf.saxon.s9api.XdmSequenceIterator;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import org.partida.base.xml.SafeXml;
import org.partida.base.xml.XmlLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of EN 16931 and CIUS-RO, compiled. Making one takes seconds of processor time; it is
 * then used by any number of threads.
 */
public final class Rules {
  /** Id of the failure of a stylesheet that cannot be computed. */
  public static final String UNCOMPUTED = "SCHEMATRON";

  private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";
  private static final QName FAILED = new QName(SVRL, "failed-assert");
  private static final QName TEXT = new QName(SVRL, "text");
  private static final QName ID = new QName("id");
  private static final QName FLAG = new QName("flag");
  private static final QName LOCATION = new QName("location");
  private static final Logger LOG = LoggerFactory.getLogger(Rules.class);

  private final Processor processor = new Processor(false);
  private final List<XsltExecutable> sheets = new ArrayList<>();

  public Rules() {
    processor.registerExtensionFunction(new Paths());
    for (String path : Published.SHEETS) {
      sheets.add(compile(Stylesheet.load(path)));
    }
  }

  private XsltExecutable compile(Stylesheet sheet) {
    XsltCompiler compiler = processor.newXsltCompiler();
    compiler.setErrorReporter(e -> LOG.debug("{}: {}", sheet.name(), e.getMessage()));
    try {
      byte[] text = sheet.text().getBytes(StandardCharsets.UTF_8);
      // our own reader, so that no parser is looked up in the framework
      return compiler.compile(new StAXSource(SafeXml.reader(new ByteArrayInputStream(text))));
    } catch (SaxonApiException e) {
      throw new IllegalStateException("the rules " + sheet.name() + " cannot be compiled", e);
    }
  }

  /**
   * The document as a tree.
   *
   * @throws org.partida.model.PartidaException if it is no XML
   */
  public XdmNode parse(byte[] document, XmlLimits limits) {
    XMLStreamReader reader = SafeXml.reader(new ByteArrayInputStream(document), limits);
    try {
      return processor.newDocumentBuilder().build(new StAXSource(reader));
    } catch (SaxonApiException e) {
      throw new IllegalStateException("a document of the right shape cannot be read", e);
    }
  }

  /**
   * All assertions that do not hold, in the order of the stylesheets. Where a stylesheet cannot be
   * computed on this document, its result is the one failure {@link #UNCOMPUTED}: the authority
   * refuses such a document too.
   */
  public List<Fired> check(XdmNode document) {
    List<Fired> all = new ArrayList<>();
    for (XsltExecutable sheet : sheets) {
      Xslt30Transformer transformer = sheet.load30();
      transformer.setErrorReporter(e -> LOG.debug("A rule cannot be computed: {}", e.getMessage()));
      XdmDestination out = new XdmDestination();
      try {
        transformer.setGlobalContextItem(document);
        transformer.applyTemplates(document, out);
        collect(out.getXdmNode(), all);
      } catch (SaxonApiException e) {
        all.add(new Fired(UNCOMPUTED, true, "/", String.valueOf(e.getMessage())));
      }
    }
    return all;
  }

  private static void collect(XdmNode node, List<Fired> all) {
    XdmSequenceIterator<XdmNode> found = node.axisIterator(Axis.DESCENDANT, FAILED);
    while (found.hasNext()) {
      XdmNode f = found.next();
      all.add(
          new Fired(
              String.valueOf(f.getAttributeValue(ID)),
              !"warning".equals(f.getAttributeValue(FLAG)),
              String.valueOf(f.getAttributeValue(LOCATION)),
              text(f)));
    }
  }

  private static String text(XdmNode failed) {
    StringBuilder out = new StringBuilder();
    XdmSequenceIterator<XdmNode> texts = failed.axisIterator(Axis.CHILD, TEXT);
    while (texts.hasNext()) {
      XdmNode t = texts.next();
      if (t.getNodeKind() == XdmNodeKind.ELEMENT) {
        out.append(t.getStringValue());
      }
    }
    return out.toString().strip().replaceAll("\\s+", " ");
  }
}
