package org.partida.posting.ro;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.model.Percent;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.paper.PaperKind;
import org.partida.model.voucher.AccountCode;
import org.partida.posting.rules.Allocation;
import org.partida.posting.rules.Findings;
import org.partida.posting.rules.LineKeys;
import org.partida.posting.rules.Text;
import org.partida.spi.posting.Allocated;
import org.partida.spi.posting.Allotment;
import org.partida.spi.posting.LineFacts;

/**
 * Finds the accounting type and the accounts of a line by the company's product rules, or asks. One
 * document, one thread.
 */
final class Products {
  private static final Set<String> OF_STOCK =
      Set.of(PaperKind.STOCK_DISCHARGE.code(), PaperKind.STOCK_DIFFERENCE.code());

  private final InvoiceCase c;
  private final RoData data;
  private final Findings findings;
  private final List<AccountingType> types;
  private final Allocation allocation;

  /** What leaves the stock for use is looked up as it was bought. */
  private final boolean sold;

  Products(InvoiceCase c, RoData data, Findings findings) {
    this.c = c;
    this.data = data;
    this.findings = findings;
    this.sold = c.sale() && !OF_STOCK.contains(c.invoice().header().typeCode());
    this.allocation = new Allocation(c.profile().allocation(), c.profile().products());
    this.types = AccountingType.on(data.types(), c.dates().rateDay());
  }

  /** The line's product; empty if something was asked. */
  Optional<Product> of(InvoiceLine line) {
    LineFacts facts =
        LineKeys.of(
            line.item(),
            c.request().direction(),
            LineKeys.partner(c.partner()),
            c.invoice().header().issueDate());
    Optional<Allocation.Choice> choice = allocation.of(facts, c.request().documentId(), line.id());
    if (choice.isEmpty()) {
      askType(
          line,
          "Which accounting type is \""
              + line.item().name()
              + "\" of "
              + c.invoice().parties().seller().name()
              + "?");
      return Optional.empty();
    }
    Allotment outcome = choice.get().outcome();
    Optional<AccountingType> type =
        types.stream().filter(t -> t.name().equals(outcome.type())).findFirst();
    if (type.isEmpty()) {
      askType(
          line,
          "The product rule gives the type "
              + outcome.type()
              + ", which is not known on "
              + c.dates().rateDay()
              + "; which type is \""
              + line.item().name()
              + "\"?");
      return Optional.empty();
    }
    Optional<Product> product = account(line, choice.get(), type.get());
    product.ifPresent(
        p ->
            findings.allocated(
                new Allocated(
                    line.id(),
                    facts,
                    line.netAmount(),
                    outcome.on(Optional.of(p.account().toString())),
                    choice.get().by())));
    return product;
  }

  private Optional<Product> account(
      InvoiceLine line, Allocation.Choice choice, AccountingType type) {
    Allotment rule = choice.outcome();
    Optional<AccountCode> given = given(line, rule);
    Optional<AccountCode> usable = given.filter(this::usable);
    Optional<AccountCode> standard = sold ? type.sold() : type.bought();
    Optional<AccountCode> account = usable.or(() -> standard);
    if (account.isEmpty()) {
      String text =
          "Type "
              + type.name()
              + " has no default account on a "
              + (sold ? "sale" : "purchase")
              + "; which account is \""
              + line.item().name()
              + "\"?";
      findings.ask("product.account", subject(line), text, "line " + line.id(), type.choices());
      return Optional.empty();
    }
    boolean service =
        given.isPresent()
            && type.serviceAccounts().stream().anyMatch(s -> given.get().synthetic().startsWith(s));
    String why =
        type.name()
            + " by "
            + choice.words()
            + (usable.isPresent() ? ", account " + usable.get() + " by the rule" : "")
            + (given.isPresent() && usable.isEmpty()
                ? ", account " + given.get() + " is not for a " + (c.sale() ? "sale" : "purchase")
                : "");
    return Optional.of(
        new Product(
            account.get(),
            thirdParty(type),
            service ? Nature.SERVICES : type.nature(),
            deductible(rule, type),
            rule.ncCode(),
            rule.dimension(),
            rule.splits(),
            type.name(),
            why));
  }

  private Percent deductible(Allotment rule, AccountingType type) {
    Percent least =
        rule.vatDeduction().compareTo(type.deduction()) < 0
            ? rule.vatDeduction()
            : type.deduction();
    return c.sale() ? Percent.HUNDRED : least;
  }

  private AccountCode thirdParty(AccountingType type) {
    Accounts.Role ordinary = c.sale() ? Accounts.Role.CUSTOMER : Accounts.Role.SUPPLIER;
    return data.document(c.invoice().header().typeCode(), c.request().direction())
        .flatMap(DocumentType::supplier)
        .or(c.sale() ? type::customer : type::supplier)
        .orElse(data.accounts().of(ordinary, c.dates().rateDay()));
  }

  private Optional<AccountCode> given(InvoiceLine line, Allotment rule) {
    try {
      return rule.account().map(AccountCode::of);
    } catch (IllegalArgumentException e) {
      findings.ask(
          "product.account",
          subject(line),
          "The product rule's account is not one: " + e.getMessage(),
          "line " + line.id(),
          List.of());
      return Optional.empty();
    }
  }

  private boolean usable(AccountCode account) {
    return data.limits()
        .starts(sold ? "sale.classes" : "purchase.classes", c.dates().rateDay(), account);
  }

  private void askType(InvoiceLine line, String text) {
    List<String> choices =
        types.stream()
            .filter(t -> (sold ? t.sold() : t.bought()).isPresent() || !t.choices().isEmpty())
            .map(AccountingType::name)
            .toList();
    findings.ask("product.type", subject(line), text, "line " + line.id(), choices);
  }

  private String subject(InvoiceLine line) {
    return c.sellerKey()
        + line.item()
            .sellerItemId()
            .map(i -> ";item=" + i)
            .orElse(";name=" + Text.fold(line.item().name()));
  }
}
