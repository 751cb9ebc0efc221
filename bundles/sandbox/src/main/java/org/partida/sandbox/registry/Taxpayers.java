package org.partida.sandbox.registry;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.sandbox.books.Companies;
import org.partida.sandbox.books.Mailbox;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.generate.FiscalCode;
import org.partida.sandbox.generate.GenAddress;
import org.partida.sandbox.generate.GenParty;
import org.partida.sandbox.generate.VatStatus;
import org.partida.sandbox.generate.World;
import org.partida.sandbox.wire.Json;

/**
 * Who is in the registers: the companies with mailboxes, the partners of the generated world, and
 * whoever the control puts there. Safe for use by several threads.
 */
public final class Taxpayers {
  private static final String PREFIX = "taxpayer.";
  private static final String ABSENT = "ABSENT";
  private static final LocalDate SINCE = LocalDate.of(2015, 3, 2);
  private static final GenAddress SOMEWHERE =
      new GenAddress("Strada Nisipului nr. 1", "SECTOR3", "031472", "RO-B", "RO");

  private final SandboxBooks books;
  private final Companies companies;
  private final Map<String, GenParty> world = new HashMap<>();

  public Taxpayers(SandboxBooks books, Companies companies, World world) {
    this.books = books;
    this.companies = companies;
    world.parties().stream()
        .filter(GenParty::isRomanianBusiness)
        .forEach(party -> this.world.put(party.code(), party));
  }

  /** A company of the registers. */
  public Optional<Taxpayer> find(String cui) {
    Optional<String> set = books.get(PREFIX + cui);
    return set.isPresent()
        ? set.filter(text -> !ABSENT.equals(text)).map(text -> Taxpayer.read(Json.read(text)))
        : born(cui);
  }

  /** What a company is before anybody sets facts. */
  private Optional<Taxpayer> born(String cui) {
    GenParty party = world.get(cui);
    if (party != null) {
      boolean vat = party.vat() != VatStatus.NONE;
      return Optional.of(
          made(
              cui,
              party.name(),
              party.tradeRegister(),
              party.address(),
              vat,
              party.vat() == VatStatus.CASH));
    }
    return companies
        .find(cui)
        .map(Mailbox::name)
        .map(name -> made(cui, name, "J40/1/2015", SOMEWHERE, true, false));
  }

  private static Taxpayer made(
      String cui, String name, String register, GenAddress address, boolean vat, boolean cash) {
    List<Span> always = List.of(new Span(SINCE, Optional.empty()));
    return new Taxpayer(
        cui,
        name,
        register,
        address,
        SINCE,
        vat ? always : List.of(),
        cash ? always : List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** A company as it is, or a new one of that code. */
  public Taxpayer orNew(String cui) {
    if (!FiscalCode.isValid(cui)) {
      throw new IllegalArgumentException("no fiscal code with a right check digit: " + cui);
    }
    return find(cui)
        .orElseGet(() -> made(cui, "Firma " + cui + " SRL", "J40/1/2015", SOMEWHERE, false, false));
  }

  /** Keeps what the registers say of a company. */
  public void put(Taxpayer taxpayer) {
    books.put(PREFIX + taxpayer.cui(), Json.write(taxpayer.view()));
  }

  /** Takes a company out of the registers. */
  public void absent(String cui) {
    books.put(PREFIX + cui, ABSENT);
  }

  /** Forgets what was set: the company is as it was born. */
  public void forget(String cui) {
    books.forget(PREFIX + cui);
  }
}
