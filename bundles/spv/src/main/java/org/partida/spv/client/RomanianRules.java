package org.partida.spv.client;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.invoice.Invoice;
import org.partida.model.invoice.Party;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.network.SubmitFlag;

/** What a document tells of the way ANAF wants it. Pure. */
public final class RomanianRules {
  /** ANAF names no limit; the delivered messages that are known are shorter. */
  static final int MESSAGE_LENGTH = 1000;

  private static final String MESSAGE = "mfp:anaf:dgti:spv:reqMesaj:v1";

  private RomanianRules() {}

  /** The parameter {@code standard}. */
  public static Optional<String> standard(RootElement root) {
    return switch (root.localName()) {
      case "Invoice" -> Optional.of("UBL");
      case "CreditNote" -> Optional.of("CN");
      case "CrossIndustryInvoice" -> Optional.of("CII");
      case "header" -> root.namespace().equals(MESSAGE) ? Optional.of("RASP") : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** A consumer is named by a personal code or 13 zeros; a foreigner has no Romanian identifier. */
  public static Set<SubmitFlag> flags(Invoice invoice) {
    Party buyer = invoice.parties().buyer();
    Set<SubmitFlag> flags = EnumSet.noneOf(SubmitFlag.class);
    boolean person = ids(buyer).anyMatch(id -> id.matches("\\d{13}"));
    boolean romanian = ids(buyer).anyMatch(id -> id.matches("(RO)?\\d{2,10}"));
    boolean abroad = buyer.address().country().filter(c -> !c.equals("RO")).isPresent();
    if (person) {
      flags.add(SubmitFlag.CONSUMER);
    } else if (abroad
        && (!romanian || buyer.vatId().filter(v -> !v.startsWith("RO")).isPresent())) {
      flags.add(SubmitFlag.FOREIGN_BUYER);
    }
    return flags;
  }

  private static Stream<String> ids(Party p) {
    return Stream.of(p.vatId(), p.taxRegistration(), p.legalId())
        .flatMap(Optional::stream)
        .map(s -> s.replaceAll("\\s", "").toUpperCase(java.util.Locale.ROOT));
  }

  /** The message to a seller, escaped by the writer. */
  public static byte[] message(String index, String text) {
    String said = text.strip();
    if (!index.matches("\\d{1,20}")) {
      throw new PartidaException(
          new Problem(
              "message.index",
              "the document has no index of ANAF, so no message can be about it",
              index,
              "only invoices that came through SPV can be answered there"));
    }
    if (said.isEmpty() || said.length() > MESSAGE_LENGTH) {
      throw new PartidaException(
          new Problem(
              "message.length",
              "a message has 1 to " + MESSAGE_LENGTH + " characters, this one " + said.length(),
              index,
              "write it shorter"));
    }
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.setDefaultNamespace(MESSAGE);
      xml.writeEmptyElement(MESSAGE, "header");
      xml.writeDefaultNamespace(MESSAGE);
      xml.writeAttribute("index_incarcare", index);
      // the characters that XML cannot carry at all
      xml.writeAttribute(
          "message", said.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", ""));
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a header of two attributes could not be written", e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
