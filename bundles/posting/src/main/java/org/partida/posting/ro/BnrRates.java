package org.partida.posting.ro;

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.partida.api.company.DayRate;
import org.partida.base.xml.SafeXml;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * Reads the National Bank of Romania's file of rates (nbrfxrates.xml, of one day, ten days or a
 * year): {@code DataSet/Body/Cube[@date]/Rate[@currency @multiplier]}. A rate of HUF, JPY and a few
 * others is for 100 units. What the bank did not publish on a day stands as {@code -} and is left
 * out. Stateless.
 */
public final class BnrRates {
  /** Name of the source. */
  public static final String SOURCE = "BNR";

  private BnrRates() {}

  /**
   * The rates of a file, as they stand in it.
   *
   * @throws PartidaException {@code rates.format} if it is another file; {@code xml.*}
   */
  public static List<DayRate> read(InputStream in) {
    XMLStreamReader x = SafeXml.reader(in);
    List<DayRate> rates = new ArrayList<>();
    LocalDate day = null;
    boolean dataSet = false;
    try {
      while (x.hasNext()) {
        if (x.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (x.getLocalName()) {
          case "DataSet" -> dataSet = true;
          case "Cube" -> day = day(x.getAttributeValue(null, "date"));
          case "Rate" -> rate(x, day).ifPresent(rates::add);
          default -> {
            // header and the like
          }
        }
      }
    } catch (XMLStreamException e) {
      throw SafeXml.malformed(e);
    }
    if (!dataSet || rates.isEmpty()) {
      throw bad("this is not the BNR's file of rates, or it has none", "DataSet/Body/Cube/Rate");
    }
    return rates;
  }

  private static java.util.Optional<DayRate> rate(XMLStreamReader x, LocalDate day)
      throws XMLStreamException {
    String currency = x.getAttributeValue(null, "currency");
    String multiplier = x.getAttributeValue(null, "multiplier");
    String place = "Cube " + day + ", Rate " + currency;
    String text = x.getElementText().strip();
    if (text.isEmpty() || text.equals("-")) {
      return java.util.Optional.empty();
    }
    boolean readable =
        day != null
            && currency != null
            && currency.matches("[A-Z]{3}")
            && text.matches("\\d{1,9}(\\.\\d{1,9})?")
            && (multiplier == null || multiplier.matches("[1-9]\\d{0,5}"));
    if (!readable || new BigDecimal(text).signum() == 0) {
      throw bad("a rate that cannot be read: " + text, place);
    }
    int units = multiplier == null ? 1 : Integer.parseInt(multiplier);
    BigDecimal one = new BigDecimal(text).divide(BigDecimal.valueOf(units), MathContext.DECIMAL64);
    return java.util.Optional.of(new DayRate(currency, day, one, units, SOURCE));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(String.valueOf(text));
    } catch (DateTimeParseException e) {
      throw bad("a day that cannot be read: " + text, "Cube date");
    }
  }

  private static PartidaException bad(String message, String place) {
    return new PartidaException(
        new Problem(
            "rates.format",
            message,
            place,
            "get nbrfxrates.xml from the bank again, and give it as it is"));
  }
}
