package org.partida.sandbox.generate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The companies, partners, products and plan of the sandbox, read from resource files. */
public final class World {
  /** A row of the plan. */
  record Slot(String company, String what, Shape shape, String partner) {}

  private final Map<String, GenParty> parties;
  private final List<GenParty> companies;
  private final List<Product> products;
  private final List<Slot> plan;

  private World(
      Map<String, GenParty> parties,
      List<GenParty> companies,
      List<Product> products,
      List<Slot> plan) {
    this.parties = parties;
    this.companies = companies;
    this.products = products;
    this.plan = plan;
  }

  /** Reads the world; it is the same for every seed. */
  public static World load() {
    Map<String, GenParty> parties = new LinkedHashMap<>();
    List<GenParty> companies = new ArrayList<>();
    for (List<String> row : rows("parties.txt", 15)) {
      GenParty party = party(row);
      parties.put(party.key(), party);
      if ("company".equals(row.get(0))) {
        companies.add(party);
      }
    }
    List<Product> products = rows("catalogue.txt", 9).stream().map(World::product).toList();
    List<Slot> plan = rows("plan.txt", 4).stream().map(World::slot).toList();
    return new World(parties, List.copyOf(companies), products, plan);
  }

  /** The client companies of the accounting firm. */
  public List<GenParty> companies() {
    return companies;
  }

  /** All companies and partners. */
  public Collection<GenParty> parties() {
    return Collections.unmodifiableCollection(parties.values());
  }

  /** A company or partner by its key. */
  public GenParty party(String key) {
    return Optional.ofNullable(parties.get(key))
        .orElseThrow(() -> new IllegalArgumentException("no party " + key + " in parties.txt"));
  }

  /** True if the party is one of the client companies. */
  boolean isCompany(GenParty party) {
    return companies.contains(party);
  }

  List<Product> products(String group) {
    return products.stream().filter(p -> p.group().equals(group)).toList();
  }

  List<Slot> plan() {
    return plan;
  }

  private static GenParty party(List<String> f) {
    VatStatus vat = VatStatus.valueOf(f.get(4));
    boolean computed = vat != VatStatus.FOREIGN && vat != VatStatus.CONSUMER;
    String code = computed ? FiscalCode.withCheckDigit(f.get(3)) : f.get(3);
    GenAddress address = new GenAddress(f.get(7), f.get(8), f.get(9), f.get(10), f.get(11));
    return new GenParty(
        f.get(1),
        f.get(2),
        code,
        vat,
        f.get(5),
        f.get(6),
        address,
        iban(f.get(12)),
        f.get(13),
        Integer.parseInt(f.get(14)));
  }

  private static String iban(String spec) {
    int colon = spec.indexOf(':');
    String bank = spec.substring(0, colon);
    String account = spec.substring(colon + 1);
    return bank.length() == 2 ? Iban.of(bank, account) : Iban.romanian(bank, account);
  }

  private static Product product(List<String> f) {
    return new Product(
        f.get(0),
        f.get(1),
        f.get(2),
        f.get(3),
        new BigDecimal(f.get(4)),
        new BigDecimal(f.get(5)),
        new BigDecimal(f.get(6)),
        f.get(7),
        Optional.of(f.get(8)).filter(text -> !text.isEmpty()));
  }

  private static Slot slot(List<String> f) {
    return new Slot(f.get(0), f.get(1), Shape.valueOf(f.get(2)), f.get(3));
  }

  /**
   * Rows of a resource; a name may hold the separator, so surplus columns are joined again there.
   */
  private static List<List<String>> rows(String name, int columns) {
    List<List<String>> rows = new ArrayList<>();
    try (InputStream in = World.class.getResourceAsStream(name);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          rows.add(cells(name, line, columns));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + name, e);
    }
    return rows;
  }

  private static List<String> cells(String name, String line, int columns) {
    List<String> cells = new ArrayList<>(List.of(line.split("\\|", -1)));
    while (cells.size() > columns && cells.size() > 3) {
      cells.set(2, cells.get(2) + "|" + cells.remove(3));
    }
    if (cells.size() != columns) {
      throw new IllegalStateException(name + ": " + cells.size() + " columns in: " + line);
    }
    return cells;
  }
}
