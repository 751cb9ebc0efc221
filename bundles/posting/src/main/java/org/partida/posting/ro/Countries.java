package org.partida.posting.ro;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.invoice.Party;
import org.partida.posting.rules.Row;
import org.partida.posting.rules.Table;
import org.partida.posting.rules.Text;

/**
 * Where a party is: by the prefix of its VAT identifier first, by its address second; code or name,
 * with or without diacritics, in several languages. Immutable.
 */
final class Countries {
  private final Map<String, Country> byPrefix = new HashMap<>();
  private final Map<String, Country> byName = new HashMap<>();

  Countries(List<Country> countries) {
    for (Country c : countries) {
      byPrefix.put(c.code(), c); // Greek identifiers are met with GR too, though VIES knows EL
      byPrefix.put(c.vatPrefix(), c);
      put(c.code(), c);
      put(c.vatPrefix(), c);
      c.names().forEach(n -> put(n, c));
    }
  }

  static Countries load() {
    return new Countries(
        Table.resource(
                Countries.class,
                "countries.psv",
                "code",
                "euFrom",
                "euTo",
                "goodsOnly",
                "vatPrefix",
                "names")
            .map(Countries::read));
  }

  /** All countries. */
  Collection<Country> all() {
    return new HashSet<>(byPrefix.values());
  }

  private static Country read(Row r) {
    List<String> names = Arrays.asList(r.text("names").split(";"));
    return new Country(
        r.text("code"),
        r.date("euFrom"),
        r.date("euTo"),
        r.optional("goodsOnly").isPresent(),
        r.text("vatPrefix"),
        names);
  }

  /** The party's country; nothing if neither the VAT identifier nor the address tells. */
  Optional<Country> of(Party party) {
    return party
        .vatId()
        .flatMap(this::byVatId)
        .or(() -> party.address().country().flatMap(this::named));
  }

  /** The country with this code or name. */
  Optional<Country> named(String text) {
    return Optional.ofNullable(byName.get(Text.fold(text)));
  }

  private Optional<Country> byVatId(String vatId) {
    String id = Text.code(vatId);
    boolean prefixed =
        id.length() > 3 && Character.isLetter(id.charAt(0)) && Character.isLetter(id.charAt(1));
    return prefixed ? Optional.ofNullable(byPrefix.get(id.substring(0, 2))) : Optional.empty();
  }

  private void put(String name, Country c) {
    Country before = byName.put(Text.fold(name), c);
    if (before != null && !before.equals(c)) {
      String message = "\"" + name + "\" names both " + before.code() + " and " + c.code();
      throw new PartidaException(
          new Problem("data.bad-row", message, "countries.psv", "leave the name to one country"));
    }
  }
}
