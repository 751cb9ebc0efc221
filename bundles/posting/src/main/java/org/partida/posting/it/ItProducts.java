package org.partida.posting.it;

import java.util.List;
import java.util.Optional;
import org.partida.model.Percent;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.voucher.AccountCode;
import org.partida.posting.rules.Allocation;
import org.partida.posting.rules.LineKeys;
import org.partida.posting.rules.Text;
import org.partida.spi.posting.Allocated;
import org.partida.spi.posting.Allotment;
import org.partida.spi.posting.LineFacts;

/**
 * The accounts of a line by the company's product rules, or a question. One document, one thread.
 */
final class ItProducts {
  private static final String ADVANCE = "ADVANCE";

  private final ItCase c;
  private final List<ItData.LineType> types;
  private final Allocation allocation;

  ItProducts(ItCase c) {
    this.c = c;
    this.types = c.data().types(c.day());
    this.allocation = new Allocation(c.profile().allocation(), c.profile().products());
  }

  /**
   * What a line is. Immutable.
   *
   * @param account where its base goes
   * @param third whom it is owed by or to
   * @param outcome what was decided
   * @param why in words
   */
  record Product(AccountCode account, AccountCode third, Allotment outcome, String why) {
    Percent deductible() {
      return outcome.vatDeduction();
    }
  }

  /** The line's product; empty if something was asked. */
  Optional<Product> of(InvoiceLine line) {
    LineFacts facts =
        LineKeys.of(
            line.item(),
            c.request().direction(),
            LineKeys.partner(c.partner()),
            c.invoice().header().issueDate());
    boolean advance = c.type().filter(t -> t.is(ADVANCE)).isPresent();
    Optional<Allocation.Choice> choice =
        advance
            ? Optional.of(advance())
            : allocation.of(facts, c.request().documentId(), line.id());
    Optional<ItData.LineType> type =
        choice.flatMap(
            k -> types.stream().filter(t -> t.name().equals(k.outcome().type())).findFirst());
    if (type.isEmpty()) {
      askType(line, choice.map(k -> k.outcome().type()));
      return Optional.empty();
    }
    Optional<Product> product = product(line, choice.get(), type.get());
    product.ifPresent(
        p ->
            c.findings()
                .allocated(
                    new Allocated(
                        line.id(),
                        facts,
                        line.netAmount(),
                        p.outcome().on(Optional.of(p.account().toString())),
                        choice.get().by())));
    return product;
  }

  private Allocation.Choice advance() {
    Allotment all =
        new Allotment(
            ADVANCE,
            Optional.empty(),
            Percent.HUNDRED,
            Optional.empty(),
            java.util.Map.of(),
            List.of());
    return new Allocation.Choice(
        all, Allocated.PRODUCT, "the document type " + c.invoice().header().typeCode());
  }

  private Optional<Product> product(
      InvoiceLine line, Allocation.Choice choice, ItData.LineType type) {
    Allotment outcome = choice.outcome();
    if (!outcome.splits().isEmpty()) {
      ask(line, "product.account", "Lines are not split over cost centres in Italy yet", List.of());
      return Optional.empty();
    }
    Optional<AccountCode> given;
    try {
      given = outcome.account().map(AccountCode::of);
    } catch (IllegalArgumentException e) {
      ask(line, "product.account", "The rule's account is not one: " + e.getMessage(), List.of());
      return Optional.empty();
    }
    Optional<AccountCode> account = given.or(() -> type.account(c.sale()));
    if (account.isEmpty()) {
      ask(
          line,
          "product.account",
          "Type "
              + type.name()
              + " has no default account on a "
              + (c.sale() ? "sale" : "purchase")
              + "; which account is \""
              + line.item().name()
              + "\"?",
          type.choices());
      return Optional.empty();
    }
    AccountCode ordinary = c.account(c.sale() ? ItData.Role.CUSTOMER : ItData.Role.SUPPLIER);
    AccountCode third = c.sale() ? ordinary : type.supplier().orElse(ordinary);
    String why =
        type.name()
            + " by "
            + choice.words()
            + given.map(a -> ", account " + a + " by the rule").orElse("");
    return Optional.of(new Product(account.get(), third, outcome, why));
  }

  private void askType(InvoiceLine line, Optional<String> unknown) {
    String what = "\"" + line.item().name() + "\" of " + c.invoice().parties().seller().name();
    ask(
        line,
        "product.type",
        unknown
            .map(
                t ->
                    "The rule gives the type " + t + ", which is not known; which is " + what + "?")
            .orElse("Which accounting type is " + what + "?"),
        types.stream()
            .filter(t -> t.account(c.sale()).isPresent() || !t.choices().isEmpty())
            .map(ItData.LineType::name)
            .toList());
  }

  private void ask(InvoiceLine line, String kind, String text, List<String> choices) {
    String seller =
        c.invoice().parties().seller().taxId().orElse(c.invoice().parties().seller().name());
    String subject =
        "seller="
            + seller
            + line.item()
                .sellerItemId()
                .map(i -> ";item=" + i)
                .orElse(";name=" + Text.fold(line.item().name()));
    c.findings().ask(kind, subject, text, "line " + line.id(), choices);
  }
}
