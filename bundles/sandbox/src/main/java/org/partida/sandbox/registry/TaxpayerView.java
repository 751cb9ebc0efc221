package org.partida.sandbox.registry;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.sandbox.generate.GenAddress;

/** A company in the registers' JSON, as of a day, with the letters and habits of the real ones. */
final class TaxpayerView {
  private static final Map<String, String> COUNTIES = Counties.names();

  private final Taxpayer payer;
  private final LocalDate day;

  TaxpayerView(Taxpayer payer, LocalDate day) {
    this.payer = payer;
    this.day = day;
  }

  /** An item of {@code found} of the VAT register. */
  Map<String, Object> vat() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("date_generale", general());
    view.put("inregistrare_scop_Tva", registration());
    view.put("inregistrare_RTVAI", cash());
    view.put("stare_inactiv", inactive());
    view.put("inregistrare_SplitTVA", split());
    view.put("adresa_sediu_social", address("s"));
    view.put("adresa_domiciliu_fiscal", address("d"));
    return view;
  }

  private Map<String, Object> general() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("cui", Long.parseLong(payer.cui()));
    view.put("data", day.toString());
    view.put("denumire", loud(payer.name()));
    view.put("adresa", line());
    view.put("nrRegCom", payer.tradeRegister().isEmpty() ? "-/-/-" : payer.tradeRegister());
    view.put("telefon", "");
    view.put("fax", "");
    view.put("codPostal", postal());
    view.put("act", "");
    view.put("stare_inregistrare", state());
    view.put("data_inregistrare", payer.registered().toString());
    view.put("cod_CAEN", "4711");
    view.put("iban", "");
    view.put("statusRO_e_Factura", Taxpayer.on(payer.register(), day));
    view.put("data_inreg_Reg_RO_e_Factura", begun(payer.register()));
    view.put("organFiscalCompetent", cedilla("Administraţia Sector 3 a Finanţelor Publice"));
    view.put("forma_de_proprietate", "PROPR.PRIVATA-CAPITAL PRIVAT AUTOHTON");
    view.put("forma_organizare", cedilla("PERSOANA JURIDICĂ"));
    view.put("forma_juridica", cedilla("SOCIETATE COMERCIALĂ CU RĂSPUNDERE LIMITATĂ"));
    return view;
  }

  /** A company that was struck off shows it in this text alone. */
  private String state() {
    return payer
        .deregistered()
        .filter(d -> !d.isAfter(day))
        .map(d -> "RADIERE din data " + Dates.points(d))
        .orElseGet(() -> "INREGISTRAT din data " + Dates.points(payer.registered()));
  }

  private Map<String, Object> registration() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("scpTVA", Taxpayer.on(payer.vat(), day));
    view.put(
        "perioade_TVA",
        payer.vat().stream().filter(s -> !s.from().isAfter(day)).map(s -> period(s)).toList());
    return view;
  }

  private static Map<String, Object> period(Span span) {
    String end = span.to().map(LocalDate::toString).orElse("");
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("data_inceput_ScpTVA", span.from().toString());
    view.put("data_sfarsit_ScpTVA", end);
    view.put("data_anul_imp_ScpTVA", end);
    view.put("mesaj_ScpTVA", end.isEmpty() ? "" : "la cerere");
    return view;
  }

  private Map<String, Object> cash() {
    Optional<Span> last = Span.last(payer.cash(), day);
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("dataInceputTvaInc", begun(payer.cash()));
    view.put("dataSfarsitTvaInc", ended(payer.cash()));
    view.put("dataActualizareTvaInc", begun(payer.cash()));
    view.put("dataPublicareTvaInc", begun(payer.cash()));
    view.put(
        "tipActTvaInc", last.map(s -> s.to().isPresent() ? "Radiere" : "Inregistrare").orElse(""));
    view.put("statusTvaIncasare", Taxpayer.on(payer.cash(), day));
    return view;
  }

  private Map<String, Object> inactive() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("dataInactivare", begun(payer.inactive()));
    view.put("dataReactivare", ended(payer.inactive()));
    view.put("dataPublicare", begun(payer.inactive()));
    view.put("dataRadiere", "");
    view.put("statusInactivi", Taxpayer.on(payer.inactive(), day));
    return view;
  }

  private Map<String, Object> split() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("dataInceputSplitTVA", begun(payer.split()));
    view.put("dataAnulareSplitTVA", ended(payer.split()));
    view.put("statusSplitTVA", Taxpayer.on(payer.split(), day));
    return view;
  }

  private String begun(List<Span> spans) {
    return Span.last(spans, day).map(s -> s.from().toString()).orElse("");
  }

  private String ended(List<Span> spans) {
    return Span.last(spans, day).flatMap(Span::to).map(LocalDate::toString).orElse("");
  }

  private Map<String, Object> address(String prefix) {
    GenAddress a = payer.address();
    boolean capital = "RO-B".equals(a.county());
    int number = a.street().indexOf(" nr. ");
    Map<String, Object> view = new LinkedHashMap<>();
    view.put(
        prefix + "denumire_Strada",
        cedilla(number < 0 ? a.street() : a.street().substring(0, number)));
    view.put(prefix + "numar_Strada", number < 0 ? "" : cedilla(a.street().substring(number + 5)));
    view.put(prefix + "denumire_Localitate", locality(a, capital));
    view.put(prefix + "cod_Localitate", "1");
    view.put(prefix + "denumire_Judet", county(a));
    view.put(prefix + "cod_Judet", capital ? "40" : "12");
    view.put(prefix + "cod_JudetAuto", a.county().length() > 3 ? a.county().substring(3) : "");
    view.put("s".equals(prefix) ? "stara" : "dtara", "");
    view.put(prefix + "detalii_Adresa", "");
    view.put(prefix + "cod_Postal", postal());
    return view;
  }

  private static String locality(GenAddress a, boolean capital) {
    return capital
        ? "Sector " + a.city().replaceAll("[^0-9]", "") + " Mun. Bucureşti"
        : cedilla("Mun. " + a.city());
  }

  private static String county(GenAddress a) {
    return COUNTIES.getOrDefault(a.county(), "");
  }

  private String line() {
    GenAddress a = payer.address();
    boolean capital = "RO-B".equals(a.county());
    String place =
        capital
            ? "MUNICIPIUL BUCUREŞTI, SECTOR " + a.city().replaceAll("[^0-9]", "")
            : "JUD. " + county(a) + ", " + loud(a.city());
    return place + ", " + loud(a.street());
  }

  /** The register keeps the postal code as a number: no zero in front. */
  private String postal() {
    return payer.address().postalZone().replaceFirst("^0+", "");
  }

  private static String loud(String text) {
    return cedilla(text.toUpperCase(Locale.ROOT));
  }

  /** The registers write the letters that the old code pages had. */
  static String cedilla(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replace('ș', 'ş')
        .replace('ț', 'ţ')
        .replace('Ș', 'Ş')
        .replace('Ț', 'Ţ');
  }

  /** An item of {@code found} of the register of RO e-Factura. */
  Map<String, Object> register() {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("cui", Long.parseLong(payer.cui()));
    view.put("denumire", loud(payer.name()));
    view.put("adresa", line());
    view.put("registru", "RO e-Factura");
    view.put("categorie", "1");
    view.put("dataInscriere", begun(payer.register()));
    view.put("dataRenuntare", ended(payer.register()));
    view.put(
        "dataRadiere",
        payer.deregistered().filter(d -> !d.isAfter(day)).map(LocalDate::toString).orElse(""));
    view.put("dataOptiuneB2G", "");
    view.put("stare", Taxpayer.on(payer.register(), day));
    return view;
  }
}
