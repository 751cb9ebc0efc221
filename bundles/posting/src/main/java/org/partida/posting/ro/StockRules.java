package org.partida.posting.ro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.paper.PaperKind;
import org.partida.model.paper.PaperLine;
import org.partida.model.paper.Store;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.Side;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.posting.rules.Edit;
import org.partida.posting.rules.Ids;
import org.partida.posting.rules.StornoWriter;
import org.partida.spi.posting.Proposal;

/**
 * Stock that leaves a store kept by quantity and value, at its cost (607 = 371 and the like), or
 * comes back. A shop at shelf prices has no discharge by sale: its month is discharged with
 * coefficient K. One document, one thread.
 */
final class StockRules {
  private record Pair(AccountCode expense, AccountCode stock) {}

  private final PaperCase c;
  private final BusinessPaper paper;
  private final boolean found;

  StockRules(PaperCase c) {
    this.c = c;
    this.paper = c.paper();
    this.found = paper.kind() == PaperKind.STOCK_DIFFERENCE;
  }

  /** A discharge paper: a line's cost, or else its net, is what leaves. */
  Proposal propose() {
    if (c.shop().isPresent()) {
      c.findings()
          .ask(
              "discharge.shop",
              "store=" + c.shop().get().code() + ";document=" + paper.number(),
              "Shop "
                  + c.shop().get().code()
                  + " keeps its stock at shelf prices: it is discharged by month with coefficient K, not by sale",
              "store",
              List.of());
      return c.findings().proposal(List.of());
    }
    Optional<Voucher> v = voucher(true, Ids.of(c.request().documentId(), "book", c.version()));
    return c.findings().proposal(v.stream().toList());
  }

  /** What was found comes in, what is missing goes out. */
  List<Voucher> differences() {
    return voucher(true, Ids.of(c.request().documentId(), "book", c.version())).stream().toList();
  }

  /** The discharge of a delivery or a sale at the till whose lines say what the goods cost. */
  Optional<Voucher> ofLines(Voucher like) {
    boolean sale = paper.kind() == PaperKind.DELIVERY_NOTE || paper.kind() == PaperKind.Z_REPORT;
    return sale && c.shop().isEmpty()
        ? voucher(false, Ids.of(c.request().documentId(), "discharge", c.version()))
            .filter(v -> v.company().equals(like.company()))
        : Optional.empty();
  }

  private Optional<Voucher> voucher(boolean netIsCost, ExternalId id) {
    Map<Pair, Money> sums = new LinkedHashMap<>();
    Map<Pair, List<String>> names = new LinkedHashMap<>();
    for (PaperLine l : paper.lines()) {
      Optional<Money> out = l.cost().or(() -> netIsCost ? Optional.of(l.net()) : Optional.empty());
      Optional<Money> cost = found ? out.map(Money::negate) : out;
      Optional<Pair> pair = cost.flatMap(m -> c.product(l)).flatMap(p -> pair(l, p));
      pair.ifPresent(
          p -> {
            sums.merge(p, cost.get(), Money::plus);
            names.computeIfAbsent(p, k -> new ArrayList<>()).add("\"" + l.name() + "\"");
          });
    }
    List<VoucherLine> lines = new ArrayList<>();
    sums.forEach(
        (p, m) -> {
          String what = String.join(", ", names.get(p)) + " at cost by " + paper.number();
          lines.add(line(p.expense(), Side.D, m, p.expense() + ": cost of " + what));
          lines.add(
              line(
                  p.stock(),
                  Side.C,
                  m,
                  p.stock() + (found ? ": by the inventory, " : ": out of the store, ") + what));
        });
    return lines.isEmpty() ? Optional.empty() : Edit.voucher(head(lines, id), lines);
  }

  private Voucher head(List<VoucherLine> lines, ExternalId id) {
    return new Voucher(
        id,
        c.request().profile().company(),
        paper.date(),
        paper.date(),
        Journal.STOCK,
        paper.number(),
        (found ? "Inventory differences " : "Stock discharge ") + paper.number(),
        lines,
        Optional.empty());
  }

  private Optional<Pair> pair(PaperLine l, Product product) {
    AccountingType type =
        AccountingType.on(c.data().types(), c.day()).stream()
            .filter(t -> t.name().equals(product.type()))
            .findFirst()
            .orElseThrow();
    Optional<AccountCode> stock =
        product.account().synthetic().startsWith("3")
            ? Optional.of(product.account())
            : type.stock();
    if (stock.isEmpty() || type.expense().isEmpty()) {
      c.findings()
          .ask(
              "product.stock",
              "name=" + l.name() + ";type=" + product.type(),
              "\""
                  + l.name()
                  + "\" is "
                  + product.type()
                  + ", which is not kept in stock: which type is it?",
              "line " + l.id(),
              List.of());
      return Optional.empty();
    }
    return Optional.of(new Pair(type.expense().get(), stock.get()));
  }

  private VoucherLine line(AccountCode account, Side side, Money amount, String why) {
    VoucherLine l =
        new VoucherLine(
            account,
            side,
            amount,
            Optional.empty(),
            paper.partner(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            paper.store().map(Store::code).map(s -> Map.of("store", s)).orElse(Map.of()),
            c.rule("stock", "discharge"),
            why);
    return StornoWriter.write(l, c.request().profile().storno());
  }
}
