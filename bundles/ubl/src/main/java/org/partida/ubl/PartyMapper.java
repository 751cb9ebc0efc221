package org.partida.ubl;

import static org.partida.ubl.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.partida.model.invoice.Address;
import org.partida.model.invoice.Parties;
import org.partida.model.invoice.Party;

/** Seller, buyer, payee, tax representative, place of delivery. */
final class PartyMapper {
  private PartyMapper() {}

  static Parties parties(DocumentNode d, Values values) {
    return new Parties(
        required(d.seller, "AccountingSupplierParty (BG-4)", d, values),
        required(d.buyer, "AccountingCustomerParty (BG-7)", d, values),
        Optional.ofNullable(d.payee).map(n -> party(n, "PayeeParty (BG-10)", values)),
        Optional.ofNullable(d.taxRepresentative)
            .map(n -> party(n, "TaxRepresentativeParty (BG-11)", values)),
        d.deliveries.stream()
            .map(n -> n.location == null ? null : n.location.address)
            .filter(Objects::nonNull)
            .findFirst()
            .map(PartyMapper::address));
  }

  private static Party required(PartyHolder holder, String element, DocumentNode d, Values values) {
    if (holder == null || holder.party == null) {
      throw Values.missing(element, d);
    }
    return party(holder.party, element, values);
  }

  private static Party party(PartyNode n, String element, Values values) {
    Optional<String> registered = first(n.legal, (LegalNode l) -> l.name);
    Optional<String> traded = first(n.names, name -> name.name);
    Optional<String> name = registered.or(() -> traded);
    if (name.isEmpty()) {
      values.warn(
          "ubl.party-name",
          element + " has no name",
          element,
          n,
          "look the partner up by its fiscal code");
    }
    Optional<ContactNode> contact = Optional.ofNullable(n.contact);
    return new Party(
        name.orElse(""),
        registered.isPresent() ? traded : Optional.empty(),
        taxId(n.taxSchemes, true),
        taxId(n.taxSchemes, false),
        first(n.legal, (LegalNode l) -> l.companyId),
        n.address == null ? Address.UNKNOWN : address(n.address),
        contact.flatMap(c -> text(c.name)),
        contact.flatMap(c -> text(c.phone)),
        contact.flatMap(c -> text(c.email)));
  }

  private static Optional<String> taxId(List<TaxSchemeNode> schemes, boolean vat) {
    return schemes.stream()
        .filter(s -> isVat(s) == vat)
        .map(s -> text(s.companyId))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Scheme VAT is BT-31; any other is BT-32. Where the scheme is missing, a country prefix tells.
   */
  private static boolean isVat(TaxSchemeNode s) {
    return Texts.id(s.scheme)
        .map(id -> id.equalsIgnoreCase("VAT"))
        .orElseGet(() -> text(s.companyId).filter(id -> id.matches("[A-Za-z]{2}.*")).isPresent());
  }

  private static Address address(AddressNode n) {
    List<String> lines = new ArrayList<>();
    Stream.concat(
            Stream.of(n.street, n.street2).filter(Objects::nonNull),
            n.more.stream().map(l -> l.line))
        .map(Texts::text)
        .flatMap(Optional::stream)
        .forEach(lines::add);
    return new Address(
        lines,
        text(n.city),
        text(n.postCode),
        text(n.subdivision),
        n.country == null ? Optional.empty() : text(n.country.code));
  }

  private static <T> Optional<String> first(List<T> nodes, Function<T, String> field) {
    return nodes.stream().map(field).map(Texts::text).flatMap(Optional::stream).findFirst();
  }
}
