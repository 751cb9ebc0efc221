package org.partida.spv.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.partida.model.invoice.Address;
import org.partida.spi.registry.RegistryFacts;
import org.partida.spi.registry.RegistryFacts.EInvoice;
import org.partida.spi.registry.RegistryFacts.Period;
import org.partida.spi.registry.RegistryFacts.Standing;
import org.partida.spi.registry.RegistryFacts.Vat;
import org.partida.spi.registry.RegistryQuestion;
import org.partida.spv.client.AnafJson;

/**
 * Reads an item of the VAT register: letters with a cedilla become those with a comma below, as
 * Romanian is written; post codes get back their leading zero; a date may be an empty text.
 * Stateless.
 */
final class FactsReader {
  private static final Pattern SECTOR = Pattern.compile("(?i)sector(?:ul)?\\s*([1-6])");
  private static final Pattern SAID_DAY = Pattern.compile("(\\d{2}\\.\\d{2}\\.\\d{4})");
  private static final DateTimeFormatter DOTTED =
      DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

  /**
   * A merger ends the company without liquidation; every other dissolution goes on for a while. The
   * register often says so in the status alone.
   */
  private static final Pattern ENDED =
      Pattern.compile("(?i)^\\s*(RADIERE|RADIAT|DIZOLVARE FARA LICHIDARE)");

  private FactsReader() {}

  static RegistryFacts facts(JsonNode item, RegistryQuestion q, String source, Instant at) {
    JsonNode general = part(item, "date_generale");
    return new RegistryFacts(
        q.id(),
        q.asOf(),
        true,
        text(general, "denumire").orElse(""),
        address(item, general),
        text(general, "nrRegCom").filter(t -> t.matches(".*\\d.*")),
        vat(item),
        standing(item, general, q.asOf()),
        eInvoice(general),
        source,
        at);
  }

  private static Vat vat(JsonNode item) {
    JsonNode scope = part(item, "inregistrare_scop_Tva");
    JsonNode cash = part(item, "inregistrare_RTVAI");
    JsonNode periods = part(scope, "perioade_TVA");
    List<Period> all = new ArrayList<>();
    // the description draws one object, the service sends an array
    Iterable<JsonNode> each = periods.isArray() ? periods : List.of(periods);
    for (JsonNode p : each) {
      Optional<LocalDate> from = day(p, "data_inceput_ScpTVA");
      Optional<LocalDate> until = day(p, "data_sfarsit_ScpTVA");
      if (from.isPresent() || until.isPresent()) {
        all.add(new Period(from, until, text(p, "mesaj_ScpTVA")));
      }
    }
    return new Vat(
        flag(scope, "scpTVA"),
        all,
        flag(cash, "statusTvaIncasare"),
        day(cash, "dataInceputTvaInc"),
        day(cash, "dataSfarsitTvaInc"),
        flag(part(item, "inregistrare_SplitTVA"), "statusSplitTVA"));
  }

  private static Standing standing(JsonNode item, JsonNode general, LocalDate asOf) {
    JsonNode idle = part(item, "stare_inactiv");
    String status = text(general, "stare_inregistrare").orElse("");
    Optional<LocalDate> struck = day(idle, "dataRadiere");
    boolean ended = ENDED.matcher(status).find();
    Optional<LocalDate> on = struck.or(() -> ended ? saidDay(status) : Optional.empty());
    return new Standing(
        status,
        flag(idle, "statusInactivi"),
        day(idle, "dataInactivare"),
        day(idle, "dataReactivare"),
        on.map(d -> !d.isAfter(asOf)).orElse(ended),
        on);
  }

  private static EInvoice eInvoice(JsonNode general) {
    return new EInvoice(
        flag(general, "statusRO_e_Factura"), day(general, "data_inreg_Reg_RO_e_Factura"));
  }

  /** An item of the e-Factura register, as of the day. */
  static EInvoice eInvoice(JsonNode item, LocalDate asOf) {
    Optional<LocalDate> since = day(item, "dataInscriere");
    boolean left =
        Stream.of("dataRenuntare", "dataRadiere")
            .flatMap(n -> day(item, n).stream())
            .anyMatch(d -> !d.isAfter(asOf));
    return new EInvoice(since.filter(d -> !d.isAfter(asOf)).isPresent() && !left, since);
  }

  private static Address address(JsonNode item, JsonNode general) {
    JsonNode home = part(item, "adresa_domiciliu_fiscal");
    String k = "d";
    if (text(home, "ddenumire_Localitate").isEmpty()) {
      home = part(item, "adresa_sediu_social");
      k = "s";
    }
    Optional<String> county =
        text(home, k + "cod_JudetAuto").filter(c -> c.matches("[A-Z]{1,2}")).map(c -> "RO-" + c);
    Optional<String> city = text(home, k + "denumire_Localitate");
    boolean bucharest = county.filter("RO-B"::equals).isPresent();
    List<String> lines = new ArrayList<>();
    String street =
        String.join(
                " ",
                text(home, k + "denumire_Strada").orElse(""),
                text(home, k + "numar_Strada").map(n -> "nr. " + n).orElse(""))
            .strip();
    Stream.of(Optional.of(street), text(home, k + "detalii_Adresa"))
        .flatMap(Optional::stream)
        .filter(s -> !s.isEmpty())
        .forEach(lines::add);
    if (lines.isEmpty()) {
      text(general, "adresa").ifPresent(lines::add);
    }
    return new Address(
        lines,
        bucharest ? city.map(FactsReader::sector) : city,
        text(home, k + "cod_Postal").or(() -> text(general, "codPostal")).map(FactsReader::post),
        county,
        Optional.of("RO"));
  }

  /** As CIUS-RO wants it (BR-RO-100). */
  private static String sector(String city) {
    Matcher m = SECTOR.matcher(city);
    return m.find() ? "SECTOR" + m.group(1) : city;
  }

  private static String post(String code) {
    return code.matches("\\d{1,5}") ? "0".repeat(6 - code.length()) + code : code;
  }

  private static Optional<LocalDate> saidDay(String status) {
    Matcher m = SAID_DAY.matcher(status);
    return m.find() ? parsed(m.group(1), DOTTED) : Optional.empty();
  }

  private static Optional<LocalDate> day(JsonNode object, String name) {
    return text(object, name)
        .flatMap(t -> parsed(t.length() > 10 ? t.substring(0, 10) : t, DateTimeFormatter.ISO_DATE));
  }

  private static Optional<LocalDate> parsed(String text, DateTimeFormatter form) {
    try {
      return Optional.of(LocalDate.parse(text, form));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static boolean flag(JsonNode object, String name) {
    return text(object, name).filter(t -> t.equalsIgnoreCase("true") || t.equals("1")).isPresent();
  }

  private static Optional<String> text(JsonNode object, String name) {
    return AnafJson.text(object, name).map(FactsReader::comma);
  }

  private static String comma(String text) {
    return text.replace('\u015F', '\u0219')
        .replace('\u015E', '\u0218')
        .replace('\u0163', '\u021B')
        .replace('\u0162', '\u021A');
  }

  private static JsonNode part(JsonNode object, String name) {
    JsonNode part = object.get(name);
    return part == null || part.isNull() ? MissingNode.getInstance() : part;
  }
}
