package org.partida.posting.it;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.partida.model.Percent;
import org.partida.model.invoice.VatCategory;
import org.partida.posting.it.TaxedLine.Tax;
import org.partida.posting.rules.NetLine;

/**
 * The treatment of a line: by rate, natura, split payment and document type; or a question. One
 * document, one thread.
 */
final class ItTaxation {
  private static final String PAID_TO_DATE = "432";
  private static final String HOME = "IT";

  private final ItCase c;

  ItTaxation(ItCase c) {
    this.c = c;
  }

  /** Name and tax of a line's treatment. Immutable. */
  record Treated(Tax tax, String treatment, Map<String, String> codes) {}

  /** What concerns the whole document. */
  void document() {
    boolean taxed = c.invoice().lines().stream().anyMatch(l -> l.vatCategory() == VatCategory.S);
    boolean waits =
        c.invoice().header().taxPointCode().filter(PAID_TO_DATE::equals).isPresent() && taxed;
    if (waits) {
      c.ask(
          "vat.deferred",
          "esigibilita=D",
          "The IVA of "
              + c.invoice().number()
              + " is due when it is paid (EsigibilitaIVA D), which these rules do not know: book it by hand",
          "BT-8",
          List.of());
    }
    Optional<String> country = c.invoice().parties().seller().address().country();
    boolean abroad = !c.sale() && country.filter(k -> !k.equals(HOME)).isPresent();
    if (abroad && !c.isSelf()) {
      c.ask(
          "document.type",
          "abroad",
          c.partner().name()
              + " is in "
              + country.get()
              + ": what is bought abroad is booked by the self-invoice (TD17, TD18, TD19), not by "
              + c.invoice().number(),
          "BT-3",
          List.of());
    }
    if (c.isSelf() && c.sale()) {
      c.ask(
          "direction",
          "self",
          "A self-invoice (" + c.invoice().header().typeCode() + ") is one of the buyer's",
          "BT-3",
          List.of());
    }
  }

  /** Of a line; empty if something was asked. */
  Optional<Treated> of(NetLine line) {
    String side = c.sale() ? ".SALE" : ".PURCHASE";
    Map<String, String> codes = new TreeMap<>();
    codes.put("type", c.invoice().header().typeCode());
    return switch (line.category()) {
      case S -> legal(line).map(ok -> charged(codes, side));
      case B -> split(line, codes, side);
      default -> without(line, codes, side);
    };
  }

  private Treated charged(Map<String, String> codes, String side) {
    return c.isSelf()
        ? new Treated(Tax.SELF, "IT." + c.invoice().header().typeCode() + side, codes)
        : new Treated(Tax.CHARGED, "IT.S" + side, codes);
  }

  private Optional<Treated> split(NetLine line, Map<String, String> codes, String side) {
    if (!c.sale()) {
      c.ask(
          "vat.split",
          "split",
          "Split payment on a purchase is for public bodies and a few others: is "
              + c.profile().name()
              + " one of them? Book it by hand",
          at(line),
          List.of());
      return Optional.empty();
    }
    codes.put("esigibilita", "S");
    return legal(line).map(ok -> new Treated(Tax.SPLIT, "IT.B" + side, codes));
  }

  private Optional<Treated> without(NetLine line, Map<String, String> codes, String side) {
    if (!line.rate().isZero()) {
      ask(
          line,
          "vat.rate",
          "Category "
              + line.category()
              + " goes without IVA, but the line has the rate "
              + line.rate()
              + " %: which is right?");
      return Optional.empty();
    }
    List<String> natures = natures(line);
    if (natures.isEmpty()) {
      ask(line, "vat.nature", "The line has no IVA, and no Natura says why");
      return Optional.empty();
    }
    for (String n : natures) {
      Optional<ItData.Code> nature = ItData.on(c.data().natures(), n, c.day());
      if (nature.filter(k -> !k.is("ASK")).isEmpty()) {
        String name =
            nature
                .map(k -> " (" + k.name() + ") is not known to these rules: book it by hand")
                .orElse(" is not one of " + c.day());
        ask(line, "vat.nature", "Natura " + n + name);
        return Optional.empty();
      }
      if (nature.get().is("REVERSE") && !c.sale() && !c.isSelf()) {
        c.findings()
            .warn(
                "vat.reverse",
                c.invoice().number() + " is under reverse charge (" + n + ")",
                at(line),
                "the purchase is booked; its tax comes with the integration, TD16");
      }
    }
    String printed = String.join(",", natures);
    codes.put("natura", printed);
    return Optional.of(new Treated(Tax.NONE, "IT." + printed + side, codes));
  }

  /** What the breakdown says of the line's category; it may say several. */
  private List<String> natures(NetLine line) {
    return c.invoice().vat().stream()
        .filter(b -> b.category() == line.category())
        .filter(b -> b.rate().orElse(Percent.ZERO).isZero())
        .flatMap(b -> b.exemptionCode().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** A rate of the day, or of the document that is corrected (art. 26). */
  private Optional<Percent> legal(NetLine line) {
    LocalDate day = c.day();
    boolean now = c.data().rates().row(line.rate(), day).isPresent();
    boolean then =
        (c.invoice().isStorno() || line.net().signum() < 0)
            && c.earlier().stream().anyMatch(d -> c.data().rates().row(line.rate(), d).isPresent());
    if (now || then) {
      return Optional.of(line.rate());
    }
    String legal =
        c.data().rates().legal(day).stream().map(r -> r + " %").collect(Collectors.joining(", "));
    ask(
        line,
        "vat.rate",
        "IVA at "
            + line.rate()
            + " % is not legal on "
            + day
            + "; legal: "
            + (legal.isEmpty() ? "none known" : legal));
    return Optional.empty();
  }

  private void ask(NetLine line, String kind, String text) {
    c.ask(
        kind,
        "category=" + line.category() + ";rate=" + line.rate(),
        text,
        at(line),
        "vat.rate".equals(kind)
            ? c.data().rates().legal(c.day()).stream().map(Percent::toString).toList()
            : List.of());
  }

  private static String at(NetLine line) {
    return "line " + line.line().id();
  }
}
