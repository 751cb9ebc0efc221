package org.partida.posting.saft;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.posting.rules.Table;
import org.partida.posting.rules.Text;
import org.partida.posting.rules.Validity;
import org.partida.posting.vat.EuStates;

/** Codes of D406 by day, ids of partners, and on which side a partner stands. Immutable. */
final class SaftCodes {
  /** Customer or supplier. */
  enum Side {
    C,
    S
  }

  private record Code(String key, String code, Validity validity) {}

  private final List<Code> codes =
      Table.resource(SaftCodes.class, "saft-codes.psv", "key", "code", "validFrom", "validTo")
          .map(r -> new Code(r.text("key"), r.text("code"), r.validity()));
  private final Map<String, Side> sides = new HashMap<>();

  SaftCodes() {
    Table.resource(SaftCodes.class, "saft-sides.psv", "prefix", "side")
        .map(r -> sides.put(r.text("prefix"), Side.valueOf(r.text("side"))) == null)
        .forEach(
            fresh -> {
              if (!fresh) {
                throw new IllegalStateException("saft-sides.psv names a prefix twice");
              }
            });
  }

  String code(String key, LocalDate day) {
    return codes.stream()
        .filter(c -> c.key.equals(key) && c.validity.on(day))
        .map(Code::code)
        .findFirst()
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "saft.code",
                        "there is no code " + key + " on " + day,
                        "saft-codes.psv",
                        "D406 exists from 2022 on; add the code for that day")));
  }

  /** On which side a partner of this account stands; empty if it is no third-party account. */
  Optional<Side> side(AccountCode account) {
    String synthetic = account.synthetic();
    for (int n = synthetic.length(); n > 0; n--) {
      Side side = sides.get(synthetic.substring(0, n));
      if (side != null) {
        return Optional.of(side);
      }
    }
    return Optional.empty();
  }

  /** The id of a partner: two digits for what it is, then its code. */
  String partner(PartnerRef p, LocalDate day) {
    String id = p.taxId().map(Text::code).orElse("");
    String country = p.country().map(c -> c.toUpperCase(Locale.ROOT)).orElse("RO");
    if ("RO".equals(country)) {
      String digits = id.startsWith("RO") ? id.substring(2) : id;
      if (digits.matches("[0-9]{2,10}")) {
        return code("partner.ro", day) + digits;
      }
      return digits.matches("[0-9]{13}")
          ? code("partner.cnp", day) + digits
          : code("partner.person", day) + own(p);
    }
    String where = EuStates.has(country, day) ? "partner.eu" : "partner.outside";
    if (id.isEmpty()) {
      return code(where + ".plain", day) + country + own(p);
    }
    // a Greek VAT code begins with EL, and that is what the id has
    boolean prefixed = id.matches("[A-Z]{2}.*");
    return code(where, day) + (prefixed ? id : country + id);
  }

  /** A code of our own for who has none: stable, from the name. */
  private static String own(PartnerRef p) {
    return Integer.toHexString(Text.fold(p.name()).hashCode()).toUpperCase(Locale.ROOT);
  }
}
