package org.partida.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.partida.portfolio.Firm.ANA;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.api.company.Contact;
import org.partida.api.company.ContactDraft;
import org.partida.api.company.ContactImport;
import org.partida.api.company.PortalState;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.testkit.store.Samples;

/** People of client companies: kept, imported, exported; and the portal. */
class ContactsTest {
  private static final Optional<String> NONE = Optional.empty();
  private static final Actor OF_ALFA =
      new Actor(
          "ion",
          "Ion",
          Channel.WEB,
          List.of(new Grant(Optional.of(ALFA), Optional.empty(), Access.WRITE)));

  private final Firm firm = new Firm();

  @BeforeEach
  void companies() {
    firm.add(ALFA, NONE);
    firm.add(BETA, NONE);
  }

  @AfterEach
  void close() throws IOException {
    firm.close();
  }

  private static ContactDraft draft(CompanyId company, String name, String mail, String phone) {
    return new ContactDraft(
        company,
        name,
        Optional.of(mail).filter(s -> !s.isEmpty()),
        Optional.of(phone).filter(s -> !s.isEmpty()),
        NONE);
  }

  private ContactImport imported(String csv) throws IOException {
    return imported(csv.getBytes(StandardCharsets.UTF_8), NONE.map(CompanyId::new));
  }

  private ContactImport imported(byte[] csv, Optional<CompanyId> company) throws IOException {
    return firm.contacts.importCsv(ANA, company, "people.csv", new ByteArrayInputStream(csv));
  }

  private String exported() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    firm.contacts.exportCsv(ANA, Optional.empty(), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private List<Contact> all() {
    return firm.contacts.list(ANA, Optional.empty());
  }

  private static String code(Throwable e) {
    return ((PartidaException) e).problem().code();
  }

  @Test
  void theSamePersonIsKeptOnce() {
    Contact ana = firm.contacts.put(ANA, draft(ALFA, "Ana  Pop", "Ana@Example.RO", ""));
    assertThat(ana.name()).isEqualTo("Ana Pop");
    assertThat(ana.mail()).contains("Ana@example.ro");
    Contact again =
        firm.contacts.put(ANA, draft(ALFA, "Ana Popescu", "ana@example.ro", "0722123456"));
    assertThat(again.id()).isEqualTo(ana.id());
    assertThat(firm.contacts.put(ANA, draft(ALFA, "Ana Popescu", "", "")).phone())
        .as("what is left out stays")
        .contains("+40722123456");
    firm.contacts.put(ANA, draft(ALFA, "Ana Popescu", "other@example.ro", ""));
    firm.contacts.put(ANA, draft(BETA, "Ana Popescu", "ana@example.ro", ""));
    assertThat(all()).hasSize(3);
    Contact bare = firm.contacts.put(ANA, draft(BETA, "Ion", "", ""));
    assertThat(firm.contacts.put(ANA, draft(BETA, "ion", "ion@example.ro", "")).id())
        .as("whose address was not known")
        .isEqualTo(bare.id());
    assertThat(firm.audit().stream().filter(a -> a.startsWith("contact.")))
        .containsExactly(
            "contact.add " + ALFA,
            "contact.change " + ALFA,
            "contact.add " + ALFA,
            "contact.add " + BETA,
            "contact.add " + BETA,
            "contact.change " + BETA);
  }

  @Test
  void aPersonIsReplacedAndRemoved() {
    Contact ana = firm.contacts.put(ANA, draft(ALFA, "Ana", "ana@example.ro", "0722123456"));
    assertThat(firm.contacts.replace(ANA, ana.id(), draft(ALFA, "Ana", "", "")).phone()).isEmpty();
    assertThatThrownBy(() -> firm.contacts.replace(ANA, ana.id(), draft(BETA, "Ana", "", "")))
        .satisfies(e -> assertThat(code(e)).isEqualTo("contact.company"));
    firm.contacts.remove(ANA, ana.id());
    assertThat(all()).isEmpty();
    assertThatThrownBy(() -> firm.contacts.remove(ANA, ana.id()))
        .satisfies(e -> assertThat(code(e)).isEqualTo("contact.unknown"));
    assertThat(firm.audit()).endsWith("contact.remove " + ALFA);
  }

  @ParameterizedTest
  @CsvSource({
    "RO,0722 123.456,+40722123456",
    "RO,+40 (0)722-123-456,+40722123456",
    "RO,0040722123456,+40722123456",
    "RO,40722123456,+40722123456",
    "RO,021/311 22 33,+40213112233",
    "RO,+390612345678,+390612345678",
    "IT,06 1234 5678,+390612345678",
    "IT,333 123 4567,+393331234567",
    "XX,+1 202 555 0143,+12025550143"
  })
  void telephoneNumbersAreKeptInternationally(String country, String text, String number) {
    CompanyId company = new CompanyId(country + "12345674");
    firm.write(tx -> tx.companies().put(Samples.company(company)));
    assertThat(firm.contacts.put(ANA, draft(company, "Ana", "", text)).phone()).contains(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0722 123 45", "+40722123", "012345678901234567", "mobil", "+0722123456"})
  void whatIsNoTelephoneNumberIsRefused(String text) {
    assertThatThrownBy(() -> firm.contacts.put(ANA, draft(ALFA, "Ana", "", text)))
        .satisfies(e -> assertThat(code(e)).isEqualTo("contact.phone"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana",
        "ana@example",
        "ana@@example.ro",
        "ana@example.ro; ion@example.ro",
        "a na@example.ro",
        "ana@.ro",
        "@example.ro"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThatThrownBy(() -> firm.contacts.put(ANA, draft(ALFA, "Ana", text, "")))
        .satisfies(e -> assertThat(code(e)).isEqualTo("contact.mail"));
  }

  @Test
  void anAddressMayComeAsMailProgramsCopyIt() {
    assertThat(
            firm.contacts.put(ANA, draft(ALFA, "Ana", "Ana Pop <ana.pop+x@mail.example.ro>", "")))
        .extracting(c -> c.mail().orElseThrow())
        .isEqualTo("ana.pop+x@mail.example.ro");
  }

  @Test
  void aFileIsImportedOnce() throws IOException {
    String csv =
        "CUI;Nume și prenume;E-mail;Telefon;Funcție\r\n"
            + "RO12345674;Ștefan Țepeș;stefan@example.ro;0722123456;director\r\n"
            + ";;;;\r\n"
            + "98765438;\"Pop; Ana\";ana@example.ro;;\r\n";
    assertThat(imported(csv)).isEqualTo(new ContactImport(2, 0, 0, List.of()));
    assertThat(imported(csv)).isEqualTo(new ContactImport(0, 0, 2, List.of()));
    assertThat(all()).extracting(Contact::name).containsExactly("Ștefan Țepeș", "Pop; Ana");
    assertThat(imported(csv.replace("0722123456", "0733123456")).changed()).isEqualTo(1);
    String italian = "Partita IVA,Nome,Posta elettronica\nRO98765438,Luca,luca@example.it\n";
    assertThat(imported(italian).added()).isEqualTo(1);
  }

  @Test
  void charactersOfOldSpreadsheetsAreRight() throws IOException {
    byte[] csv = "nume,email\nŞtefan Ţepeş,s@example.ro".getBytes(Charset.forName("windows-1250"));
    imported(csv, Optional.of(ALFA));
    assertThat(all()).extracting(Contact::name).containsExactly("Ştefan Ţepeş");
  }

  @Test
  void eachWrongRowNamesLineColumnAndFixAndHoldsUpNobody() throws IOException {
    ContactImport r =
        imported(
            "company,name,e-mail,phone\n"
                + "RO12345674,Ana,ana@example.ro,0722123456\n"
                + "RO12345675,Ion,ion(at)example.ro,\n"
                + "\"RO12345674,Eva,eva@example.ro,\n"
                + ",Ema,,\n"
                + "RO12345674,,x@example.ro,12\n"
                + "RO11111110,Dan,dan@example.ro,\n"
                + "98765438,Zoe,zoe@example.ro,\n");
    assertThat(r.added()).isEqualTo(2);
    assertThat(all()).extracting(Contact::name).containsExactly("Ana", "Zoe");
    assertThat(r.problems())
        .extracting(Problem::code, Problem::location)
        .containsExactly(
            tuple("tax-id.check-digit", "people.csv, line 3, column 1 (company)"),
            tuple("contact.mail", "people.csv, line 3, column 3 (e-mail)"),
            tuple("contact.row", "people.csv, line 4"),
            tuple("contact.company", "people.csv, line 5, column 1 (company)"),
            tuple("contact.name", "people.csv, line 6, column 2 (name)"),
            tuple("contact.phone", "people.csv, line 6, column 4 (phone)"),
            tuple("company.unknown", "people.csv, line 7, RO11111110"));
    assertThat(r.problems()).allMatch(p -> !p.fix().isBlank());
  }

  @Test
  void aFileWithoutHeadingsIsRefusedWhole() {
    for (String csv :
        List.of("", "RO12345674,Ana,ana@example.ro\n", "name,mail\nAna,ana@example.ro\n")) {
      assertThatThrownBy(() -> imported(csv))
          .satisfies(e -> assertThat(code(e)).isEqualTo("contact.head"));
    }
    assertThat(all()).isEmpty();
  }

  @Test
  void whatIsExportedIsHarmlessInASpreadsheetAndImportedAsItWas() throws IOException {
    firm.contacts.put(
        ANA, draft(ALFA, "=HYPERLINK(\"http://x\")", "-ana@example.ro", "0722123456"));
    firm.contacts.put(ANA, draft(BETA, "Ștefan; O'Pop", "", ""));
    List<Contact> before = all();
    String csv = exported();
    assertThat(csv.lines().skip(1))
        .allMatch(l -> !l.matches(".*(^|[,;\"])[=+@-].*"), "begins no cell with a formula");
    assertThat(csv).contains("\"'=HYPERLINK(").contains("'+40722123456").contains("'-ana@");
    assertThat(imported(csv)).isEqualTo(new ContactImport(0, 0, 2, List.of()));
    before.forEach(c -> firm.contacts.remove(ANA, c.id()));
    imported(csv);
    assertThat(all())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
        .isEqualTo(before);
    assertThat(exported()).isEqualTo(csv);
  }

  @Test
  void rightsAreThoseOfTheCompany() throws IOException {
    Contact zoe = firm.contacts.put(ANA, draft(BETA, "Zoe", "zoe@example.ro", ""));
    firm.contacts.put(OF_ALFA, draft(ALFA, "Ana", "ana@example.ro", ""));
    assertThat(firm.contacts.list(OF_ALFA, Optional.empty()))
        .extracting(Contact::name)
        .containsExactly("Ana");
    assertThat(firm.contacts.portals(OF_ALFA)).containsOnlyKeys(ALFA);
    assertThatThrownBy(() -> firm.contacts.list(OF_ALFA, Optional.of(BETA)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> firm.contacts.put(OF_ALFA, draft(BETA, "X", "", "")))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> firm.contacts.putPortal(OF_ALFA, BETA, PortalState.INVITED))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> firm.contacts.remove(OF_ALFA, zoe.id()))
        .satisfies(e -> assertThat(code(e)).isEqualTo("contact.unknown"));
    byte[] csv = "company,name\n98765438,Y\n12345674,Z\n".getBytes(StandardCharsets.UTF_8);
    ContactImport r =
        firm.contacts.importCsv(OF_ALFA, Optional.empty(), "f", new ByteArrayInputStream(csv));
    assertThat(r.added()).isEqualTo(1);
    assertThat(r.problems()).extracting(Problem::code).containsExactly("company.unknown");
  }

  @Test
  void thePortalIsShownAndSet() {
    assertThat(firm.contacts.portal(ANA, ALFA)).isEqualTo(PortalState.NONE);
    firm.contacts.putPortal(ANA, ALFA, PortalState.INVITED);
    firm.contacts.putPortal(ANA, ALFA, PortalState.INVITED);
    assertThat(firm.contacts.portal(ANA, ALFA)).isEqualTo(PortalState.INVITED);
    assertThat(firm.contacts.portals(ANA))
        .containsEntry(ALFA, PortalState.INVITED)
        .containsEntry(BETA, PortalState.NONE);
    assertThat(firm.audit().stream().filter(a -> a.startsWith("company.portal"))).hasSize(1);
    CompanyId nobody = new CompanyId("RO11111110");
    assertThatThrownBy(() -> firm.contacts.putPortal(ANA, nobody, PortalState.NONE))
        .satisfies(e -> assertThat(code(e)).isEqualTo("company.unknown"));
    assertThatThrownBy(() -> firm.contacts.put(ANA, draft(nobody, "X", "", "")))
        .satisfies(e -> assertThat(code(e)).isEqualTo("company.unknown"));
  }
}
