package org.partida.posting.vat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.partida.api.company.Company;
import org.partida.api.posting.VatBook;
import org.partida.api.posting.VatSheet;
import org.partida.base.text.Words;
import org.partida.model.Money;
import org.partida.model.Percent;
import org.partida.model.Problem;
import org.partida.model.voucher.PartnerRef;
import org.partida.posting.vat.VatData.Operation;

/**
 * The control sheet of return 394: by kind of operation, kind of partner, rate and product code,
 * and below each row its partners. An invoice counts whole when it is issued or received, whether
 * its VAT is chargeable or not; payments do not count again. One call, one thread.
 */
final class D394Sheet {
  private static final Words WORDS = Words.beside(D394Sheet.class, "words");

  private final VatData data;
  private final VatLedger ledger;
  private final Map<Key, Map<String, Group>> groups;
  private final List<Problem> findings = new ArrayList<>();

  D394Sheet(VatData data, VatLedger ledger) {
    this.data = data;
    this.ledger = ledger;
    this.groups =
        new TreeMap<>(
            Comparator.comparing((Key k) -> data.order(k.type()))
                .thenComparing(Key::partnerType)
                .thenComparing(Key::rate)
                .thenComparing(Key::product));
  }

  private record Key(String type, int partnerType, Percent rate, String product) {
    String code() {
      return type + "/" + partnerType + "/" + rate + (product.isEmpty() ? "" : "/" + product);
    }
  }

  private record Group(Money base, Money vat, Papers papers, Optional<PartnerRef> partner) {
    Group plus(Group o) {
      return new Group(base.plus(o.base), vat.plus(o.vat), papers.plus(o.papers), partner);
    }
  }

  VatSheet sheet(Company company) {
    ledger.reading().parts().stream()
        .filter(p -> !p.key().release() && type(p).isPresent())
        .forEach(this::add);
    List<VatSheet.Row> rows = new ArrayList<>();
    groups.forEach((key, partners) -> rows(rows, key, partners));
    VatTies ties = ties();
    List<Problem> all = new ArrayList<>(ties.findings());
    all.addAll(findings);
    return new VatSheet(
        VatBook.D394,
        company.id(),
        company.name(),
        ledger.reading().period(),
        rows,
        ties.all(),
        all);
  }

  private Optional<Operation> type(VatPart p) {
    return Optional.ofNullable(p.key().codes().get("d394"))
        .flatMap(t -> data.type(t, ledger.reading().period().to()));
  }

  private void add(VatPart p) {
    Operation type = type(p).orElseThrow();
    int partnerType = partnerType(p, ledger.reading().period().to());
    String product = type.product() ? p.key().product().orElse("") : "";
    Key key = new Key(type.type(), partnerType, p.key().rate(), product);
    Money base = p.base().plus(p.waitBase());
    Papers papers = Papers.of(p.paper(), base.plus(p.vat()));
    Group group = new Group(base, p.vat(), papers, p.paper().partner());
    groups
        .computeIfAbsent(key, k -> new TreeMap<>())
        .merge(p.paper().partnerKey(), group, Group::plus);
    if (type.product() && product.isEmpty()) {
      finding(p, "d394.product", "has no product code, which " + type.type() + " needs");
    }
    if (partnerType == 1 && p.paper().partner().flatMap(PartnerRef::taxId).isEmpty()) {
      finding(
          p, "d394.partner", "has no fiscal code of the partner, which " + type.type() + " needs");
    }
  }

  private void finding(VatPart p, String code, String what) {
    findings.add(
        new Problem(
            code,
            "entry " + p.entry() + ", document " + p.paper().number() + " " + what,
            p.entry(),
            "give the product's or the partner's code, take the entry back and post it again"));
  }

  /** 1 registered in Romania, 2 not registered, 3 established in the EU, 4 outside. */
  private static int partnerType(VatPart p, LocalDate day) {
    String id = p.paper().partner().flatMap(PartnerRef::taxId).orElse("");
    String country =
        p.paper().partner().flatMap(PartnerRef::country).orElse("RO").toUpperCase(Locale.ROOT);
    String treatment = p.key().treatment();
    if (id.startsWith("RO")
        || treatment.startsWith("RO.S.PURCHASE")
        || treatment.contains(".AE.")) {
      return 1;
    }
    if ("RO".equals(country)) {
      return 2;
    }
    return EuStates.has(country, day) ? 3 : 4;
  }

  private void rows(List<VatSheet.Row> rows, Key key, Map<String, Group> partners) {
    Group all = partners.values().stream().reduce(Group::plus).orElseThrow();
    if (all.base().isZero() && all.vat().isZero()) {
      return;
    }
    rows.add(row(key, all, VatSheet.Kind.ROW));
    partners.values().stream()
        .filter(g -> !g.base().isZero() || !g.vat().isZero())
        .forEach(g -> rows.add(row(key, g, VatSheet.Kind.PARTNER)));
  }

  private VatSheet.Row row(Key key, Group g, VatSheet.Kind kind) {
    Map<String, String> names = new HashMap<>();
    Operation type = data.type(key.type(), ledger.reading().period().to()).orElseThrow();
    for (String language : Words.LANGUAGES) {
      Locale l = Locale.forLanguageTag(language);
      String product =
          key.product().isEmpty() ? "" : ", " + WORDS.get(l, "product") + " " + key.product();
      names.put(
          language,
          type.names().get(language)
              + ", "
              + WORDS.get(l, "partnerType")
              + " "
              + key.partnerType()
              + ", "
              + key.rate()
              + "%"
              + product);
    }
    boolean one = kind == VatSheet.Kind.PARTNER;
    return new VatSheet.Row(
        key.code(),
        names,
        kind,
        g.papers().count(),
        Optional.of(g.base()),
        Optional.of(g.vat()),
        one ? g.partner().map(PartnerRef::name) : Optional.empty(),
        one ? g.partner().flatMap(PartnerRef::taxId) : Optional.empty());
  }

  private VatTies ties() {
    VatTies ties = new VatTies(ledger, data);
    Predicate<VatPart> declared = p -> !p.key().release() && type(p).isPresent();
    Predicate<VatPart> release = p -> p.key().release();
    Predicate<VatPart> outside = p -> !p.key().release() && type(p).isEmpty();
    Predicate<VatPart> sale = p -> p.key().sale();
    Predicate<VatPart> purchase = sale.negate();
    ties.add(
        VatRole.COLLECTED,
        VatTies.part("d394", sum(sale.and(declared), VatPart::vat)),
        VatTies.part("waiting", sum(sale.and(declared), VatPart::waitVat).negate()),
        VatTies.part("released", sum(sale.and(release), VatPart::collected)),
        VatTies.part("outside", sum(sale.and(outside), VatPart::collected)),
        VatTies.part("self", sum(purchase, VatPart::collected)));
    ties.add(
        VatRole.DEDUCTED,
        VatTies.part("d394", sum(purchase.and(declared), VatPart::vat)),
        VatTies.part("waiting", sum(purchase.and(declared), VatPart::waitVat).negate()),
        VatTies.part("notdeducted", sum(purchase.and(declared), VatPart::notDeducted).negate()),
        VatTies.part("released", sum(purchase.and(release), VatPart::deducted)),
        VatTies.part("outside", sum(purchase.and(outside), VatPart::deducted)));
    return ties;
  }

  private Money sum(Predicate<VatPart> which, Function<VatPart, Money> amount) {
    return ledger.reading().parts().stream()
        .filter(which)
        .map(amount)
        .reduce(ledger.reading().zero(), Money::plus);
  }
}
