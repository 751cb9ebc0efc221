package org.partida.cius.ro.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.saxon.s9api.Axis;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmSequenceIterator;
import org.partida.model.TaxIds;

/**
 * Who sells and who buys, as ANAF looks at it after the rules. A buyer is identified by an {@code
 * RO} VAT identifier (BT-48) or by a legal identifier of digits alone (BT-47): a fiscal code, a
 * personal code, or thirteen zeros for a person who gives none. Texts are ANAF's. Pure.
 */
public final class Identifiers {
  private static final String CAC =
      "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
  private static final String CBC =
      "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
  private static final int CNP_LENGTH = 13;

  private Identifiers() {}

  /**
   * A refusal.
   *
   * @param key which one, for its explanation
   * @param text ANAF's words
   * @param location the element, as an XPath
   * @param businessTerm its term
   */
  public record Complaint(String key, String text, String location, String businessTerm) {}

  /**
   * What is wrong with the parties' identifiers.
   *
   * @param document the whole invoice or credit note
   * @param foreignBuyer a buyer outside Romania needs no Romanian identifier
   */
  public static List<Complaint> check(XdmNode document, boolean foreignBuyer) {
    XdmNode root = child(document, null, null).orElseThrow();
    String top = "/" + root.getNodeName().getLocalName() + "/cac:";
    List<Complaint> all = new ArrayList<>();
    seller(party(root, "AccountingSupplierParty"), top).ifPresent(all::add);
    Optional<XdmNode> buyer = party(root, "AccountingCustomerParty");
    if (!(foreignBuyer && buyer.map(Identifiers::abroad).orElse(false))) {
      buyer(buyer, top).ifPresent(all::add);
    }
    return all;
  }

  private static Optional<Complaint> seller(Optional<XdmNode> party, String top) {
    Ids ids = Ids.of(party);
    String at = top + "AccountingSupplierParty/cac:Party";
    if (ids.vat().isPresent()) {
      return domestic(ids.vat().get()).filter(Identifiers::company).isPresent()
          ? Optional.empty()
          : sellerWrong(at + "/cac:PartyTaxScheme/cbc:CompanyID", "BT-31");
    }
    boolean known =
        ids.others().stream().anyMatch(Identifiers::fiscalOrPersonal)
            || ids.legal().filter(Identifiers::fiscalOrPersonal).isPresent();
    return known
        ? Optional.empty()
        : sellerWrong(at + "/cac:PartyLegalEntity/cbc:CompanyID", "BT-30");
  }

  private static Optional<Complaint> sellerWrong(String location, String term) {
    return Optional.of(new Complaint("ERRIdentif.seller", "CUI vanzator incorect", location, term));
  }

  private static Optional<Complaint> buyer(Optional<XdmNode> party, String top) {
    Ids ids = Ids.of(party);
    String at = top + "AccountingCustomerParty/cac:Party";
    Optional<String> vat = ids.vat().filter(v -> v.startsWith("RO"));
    if (vat.isPresent()) {
      return domestic(vat.get()).filter(Identifiers::company).isPresent()
          ? Optional.empty()
          : Optional.of(
              new Complaint(
                  "ERRIdentif.buyer",
                  "CUI cumparator incorect",
                  at + "/cac:PartyTaxScheme/cbc:CompanyID",
                  "BT-48"));
    }
    String legalAt = at + "/cac:PartyLegalEntity/cbc:CompanyID";
    Optional<String> legal = ids.legal().filter(l -> l.matches("\\d+"));
    if (legal.isEmpty()) {
      return Optional.of(
          new Complaint(
              "ERRIdentif.nobody", "nu a fost identificat cui cumparator", legalAt, "BT-47"));
    }
    if (fiscalOrPersonal(legal.get())) {
      return Optional.empty();
    }
    return Optional.of(
        legal.get().length() == CNP_LENGTH
            ? new Complaint(
                "ERRIdentif.person", "CNP sau NIF cumparator incorect", legalAt, "BT-47")
            : new Complaint("ERRIdentif.buyer", "CUI cumparator incorect", legalAt, "BT-47"));
  }

  private static boolean fiscalOrPersonal(String id) {
    return domestic(id)
        .filter(d -> TaxIds.isNoneGiven(d) || TaxIds.problem("RO", d).isEmpty())
        .isPresent();
  }

  private static boolean company(String digits) {
    return digits.length() < CNP_LENGTH && TaxIds.problem("RO", digits).isEmpty();
  }

  /** The digits of an identifier with or without the country; empty if it has other letters. */
  private static Optional<String> domestic(String id) {
    String bare = id.startsWith("RO") ? id.substring(2) : id;
    return bare.matches("\\d+") ? Optional.of(bare) : Optional.empty();
  }

  private static boolean abroad(XdmNode party) {
    return child(party, CAC, "PostalAddress")
        .flatMap(a -> child(a, CAC, "Country"))
        .flatMap(c -> child(c, CBC, "IdentificationCode"))
        .map(c -> !c.getStringValue().strip().equals("RO"))
        .orElse(false);
  }

  private static Optional<XdmNode> party(XdmNode root, String role) {
    return child(root, CAC, role).flatMap(r -> child(r, CAC, "Party"));
  }

  private static Optional<XdmNode> child(XdmNode node, String namespace, String name) {
    List<XdmNode> all = children(node, namespace, name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  private static List<XdmNode> children(XdmNode node, String namespace, String name) {
    List<XdmNode> found = new ArrayList<>();
    XdmSequenceIterator<XdmNode> all = node.axisIterator(Axis.CHILD);
    while (all.hasNext()) {
      XdmNode n = all.next();
      QName q = n.getNodeName();
      if (q != null && (name == null || q.equals(new QName(namespace, name)))) {
        found.add(n);
      }
    }
    return found;
  }

  /**
   * Identifiers of a party.
   *
   * @param vat BT-31 or BT-48: of the scheme VAT
   * @param others BT-32: of other schemes
   * @param legal BT-30 or BT-47
   */
  private record Ids(Optional<String> vat, List<String> others, Optional<String> legal) {
    static Ids of(Optional<XdmNode> party) {
      if (party.isEmpty()) {
        return new Ids(Optional.empty(), List.of(), Optional.empty());
      }
      Optional<String> vat = Optional.empty();
      List<String> others = new ArrayList<>();
      for (XdmNode scheme : children(party.get(), CAC, "PartyTaxScheme")) {
        Optional<String> id = value(scheme, "CompanyID");
        boolean isVat =
            child(scheme, CAC, "TaxScheme")
                .flatMap(s -> value(s, "ID"))
                .filter("VAT"::equalsIgnoreCase)
                .isPresent();
        if (isVat && vat.isEmpty()) {
          vat = id;
        } else {
          id.ifPresent(others::add);
        }
      }
      return new Ids(
          vat,
          others,
          child(party.get(), CAC, "PartyLegalEntity").flatMap(l -> value(l, "CompanyID")));
    }

    private static Optional<String> value(XdmNode node, String name) {
      return child(node, CBC, name).map(n -> n.getStringValue().strip()).filter(s -> !s.isEmpty());
    }
  }
}
