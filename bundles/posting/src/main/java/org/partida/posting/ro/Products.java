package org.partida.posting.ro;

import java.util.List;
import java.util.Optional;
import org.partida.model.Percent;
import org.partida.model.invoice.InvoiceLine;
import org.partida.model.invoice.Item;
import org.partida.model.voucher.AccountCode;
import org.partida.posting.rules.Findings;
import org.partida.posting.rules.Text;
import org.partida.spi.posting.ProductRule;

/**
 * Finds the accounting type and the accounts of a line by the company's product rules, or asks. One
 * document, one thread.
 */
final class Products {
  private final InvoiceCase c;
  private final RoData data;
  private final Findings findings;
  private final List<AccountingType> types;

  Products(InvoiceCase c, RoData data, Findings findings) {
    this.c = c;
    this.data = data;
    this.findings = findings;
    this.types = AccountingType.on(data.types(), c.dates().rateDay());
  }

  /** The line's product; empty if something was asked. */
  Optional<Product> of(InvoiceLine line) {
    String name = Text.fold(line.item().name());
    Optional<ProductRule> rule =
        c.profile().products().stream().filter(r -> matches(r, line.item(), name)).findFirst();
    if (rule.isEmpty()) {
      askType(
          line,
          "Which accounting type is \""
              + line.item().name()
              + "\" of "
              + c.invoice().parties().seller().name()
              + "?");
      return Optional.empty();
    }
    Optional<AccountingType> type =
        types.stream().filter(t -> t.name().equals(rule.get().type())).findFirst();
    if (type.isEmpty()) {
      askType(
          line,
          "The product rule gives the type "
              + rule.get().type()
              + ", which is not known on "
              + c.dates().rateDay()
              + "; which type is \""
              + line.item().name()
              + "\"?");
      return Optional.empty();
    }
    return account(line, rule.get(), type.get());
  }

  private Optional<Product> account(InvoiceLine line, ProductRule rule, AccountingType type) {
    Optional<AccountCode> given = given(line, rule);
    Optional<AccountCode> usable = given.filter(this::usable);
    Optional<AccountCode> standard = c.sale() ? type.sold() : type.bought();
    Optional<AccountCode> account = usable.or(() -> standard);
    if (account.isEmpty()) {
      String text =
          "Type "
              + type.name()
              + " has no default account on a "
              + (c.sale() ? "sale" : "purchase")
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
            + words(rule)
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
            type.name(),
            why));
  }

  private Percent deductible(ProductRule rule, AccountingType type) {
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

  private Optional<AccountCode> given(InvoiceLine line, ProductRule rule) {
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
        .starts(c.sale() ? "sale.classes" : "purchase.classes", c.dates().rateDay(), account);
  }

  private void askType(InvoiceLine line, String text) {
    List<String> choices =
        types.stream()
            .filter(t -> (c.sale() ? t.sold() : t.bought()).isPresent() || !t.choices().isEmpty())
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

  private static String words(ProductRule r) {
    return "any".equals(r.matchOn())
        ? "the rule for any product"
        : "the rule " + r.matchOn() + " = " + r.pattern();
  }

  private static boolean matches(ProductRule r, Item item, String name) {
    return switch (r.matchOn()) {
      case "any" -> true;
      case "sellerItemId" -> item.sellerItemId().filter(r.pattern()::equals).isPresent();
      case "buyerItemId" -> item.buyerItemId().filter(r.pattern()::equals).isPresent();
      case "standardId" -> item.standardId().filter(r.pattern()::equals).isPresent();
      case "classification" ->
          item.classifications().stream().anyMatch(k -> k.code().equals(r.pattern()));
      case "name" -> name.contains(Text.fold(r.pattern()));
      default -> false;
    };
  }
}
