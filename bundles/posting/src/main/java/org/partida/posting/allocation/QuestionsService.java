package org.partida.posting.allocation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Companies;
import org.partida.api.company.DayRate;
import org.partida.api.document.Document;
import org.partida.api.posting.Allocations;
import org.partida.api.posting.Questions;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.document.Direction;
import org.partida.posting.rules.Allocation;
import org.partida.posting.service.DocumentLines;
import org.partida.posting.service.HandSearch;
import org.partida.posting.service.Memory;
import org.partida.posting.service.Rules;
import org.partida.spi.posting.AllocationBook;
import org.partida.spi.posting.AllocationRule;
import org.partida.spi.posting.Allotment;
import org.partida.spi.posting.LineFacts;
import org.partida.spi.posting.PostingProfile.PartnerFacts;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.Question;
import org.partida.spi.posting.Remembered;

/** Open questions and their answers, for those who may post. Thread-safe. */
@Component(service = Questions.class)
public final class QuestionsService implements Questions {
  private static final String LINE = "line ";
  private static final int ID = 6;

  private final UnitOfWork books;
  private final Companies companies;
  private final Allocations allocations;
  private final Rules rules;
  private final Clock clock;

  @Activate
  public QuestionsService(
      @Reference UnitOfWork books,
      @Reference Companies companies,
      @Reference Allocations allocations,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PostingRules> rules,
      @Reference Clock clock) {
    this.books = books;
    this.companies = companies;
    this.allocations = allocations;
    this.rules = new Rules(rules);
    this.clock = clock;
  }

  @Override
  public List<Open> open(Actor actor, CompanyId company) {
    actor.require(company, Module.POSTING, Access.READ);
    return books.read(tx -> open(tx, company));
  }

  private static List<Open> open(Tx tx, CompanyId company) {
    Map<String, Question> questions = new LinkedHashMap<>();
    Map<String, List<Where>> waiting = new LinkedHashMap<>();
    for (String id : tx.vouchers().documentsWithQuestions(company)) {
      String number = tx.documents().find(id).map(Document::number).orElse(id);
      for (Question q : tx.vouchers().questions(id)) {
        questions.putIfAbsent(q.key(), q);
        waiting
            .computeIfAbsent(q.key(), k -> new ArrayList<>())
            .add(new Where(id, number, q.location()));
      }
    }
    return questions.values().stream()
        .map(
            q ->
                new Open(
                    id(q.key()),
                    q.key(),
                    q.kind(),
                    q.text(),
                    q.choices(),
                    waiting.get(q.key()),
                    before(tx, company, waiting.get(q.key()).get(0))))
        .sorted(
            Comparator.comparing((Open o) -> o.documents().size())
                .reversed()
                .thenComparing(Open::key))
        .toList();
  }

  private static String id(String key) {
    return "q-" + Sha256.of(key.getBytes(StandardCharsets.UTF_8)).hex().substring(0, ID);
  }

  /** What was decided for the text of a line before. */
  private static Optional<Remembered> before(Tx tx, CompanyId company, Where w) {
    return facts(tx, w).flatMap(f -> Memory.of(tx, company, f, w.document()));
  }

  private static Optional<LineFacts> facts(Tx tx, Where w) {
    if (!w.location().startsWith(LINE)) {
      return Optional.empty();
    }
    return tx.documents()
        .find(w.document())
        .map(d -> DocumentLines.of(tx, d).get(w.location().substring(LINE.length())));
  }

  @Override
  public Answered answer(Actor actor, CompanyId company, String key, Answer a) {
    actor.require(company, Module.POSTING, Access.WRITE);
    Open q =
        open(actor, company).stream()
            .filter(o -> o.key().equals(key) || o.id().equals(key))
            .findFirst()
            .orElseThrow(
                () ->
                    refused(
                        "question.unknown",
                        "no document of " + company.shown() + " asks this",
                        key,
                        "question-list shows them; it may be answered already"));
    return switch (q.kind()) {
      case "product.type", "product.account" -> product(actor, company, q, a);
      case "partner.vat" -> partner(actor, company, q, a);
      case "exchange.rate" -> rate(actor, q, a);
      default ->
          throw refused(
              "question.elsewhere",
              q.kind() + " is not answered by one word",
              key,
              elsewhere(q.kind()));
    };
  }

  private static String elsewhere(String kind) {
    return switch (kind) {
      case "compensation" ->
          "post the documents that it names, or correct the paper: it is proposed anew when something of the partner is posted";
      case "totals",
          "document.type",
          "direction",
          "vat.rate",
          "vat.nature",
          "vat.deferred",
          "vat.split",
          "withholding",
          "paper.kind",
          "asset",
          "store" ->
          "look at the document: have the issuer correct it, or book it in the host by hand and tie the two with entry-link";
      case HandSearch.QUESTION ->
          "entry-link DOCUMENT ENTRY says that the entry is the document's; entry-refuse DOCUMENT posts it by itself";
      case "treatment" ->
          "if the supplier is wrong, have a corrected invoice sent and reject this one; if the law changed and this Partida does not know it yet, book it by hand and tie the two with entry-link";
      case "country" -> "verify-partners asks the register; accept what it says of the country";
      default -> "see the operations guide, problems: " + kind;
    };
  }

  private Answered product(Actor actor, CompanyId company, Open q, Answer a) {
    LineFacts f =
        books
            .read(tx -> facts(tx, q.documents().get(0)))
            .orElseThrow(
                () ->
                    refused(
                        "question.answer",
                        "the line that asks is not there any more",
                        q.key(),
                        "look at question-list again"));
    Allotment outcome = outcome(company, q, f, a);
    boolean anybody = a.everyPartner() || f.direction() == Direction.ISSUED;
    AllocationRule draft =
        new AllocationRule(
            "",
            0,
            AllocationRule.Scope.of(
                f.direction(), anybody ? Optional.empty() : Optional.of(f.partner())),
            f.sellerItemId().isPresent() ? "sellerItemId" : "nameIs",
            f.sellerItemId().orElse(f.name()),
            0,
            outcome,
            "answer to: " + q.text());
    Allocations.Changed done = allocations.put(actor, company, draft, false);
    return new Answered(
        "\""
            + f.name()
            + "\" is "
            + outcome.type()
            + outcome.account().map(c -> " on " + c).orElse(""),
        Optional.of(done.rule().rule().id()),
        q.documents().size());
  }

  /** The answer is a type, an account, or both. */
  private Allotment outcome(CompanyId company, Open q, LineFacts f, Answer a) {
    Allotment given = a.outcome();
    if (q.kind().equals("product.type")) {
      String type = a.value().strip().toUpperCase(Locale.ROOT);
      if (!q.choices().isEmpty() && !q.choices().contains(type)) {
        throw refused(
            "question.answer",
            a.value() + " is none of the answers",
            q.key(),
            "answer one of " + String.join(", ", q.choices()));
      }
      AllocationsService.requireType(
          rules, company, type, LocalDate.ofInstant(clock.instant(), clock.getZone()), q.key());
      return with(given, type, given.account());
    }
    String type =
        allocations.rules(Actor.worker(), company).stream()
            .filter(r -> Allocation.matches(r.rule(), f))
            .map(r -> r.rule().outcome().type())
            .findFirst()
            .orElseGet(() -> typeBySettings(company, f));
    return with(given, type, Optional.of(a.value().strip()));
  }

  private String typeBySettings(CompanyId company, LineFacts f) {
    return new Allocation(
            AllocationBook.NONE, companies.profile(Actor.worker(), company).products())
        .of(f, "", "")
        .map(c -> c.outcome().type())
        .orElseThrow(
            () ->
                refused(
                    "question.answer",
                    "it is not known any more which type \"" + f.name() + "\" has",
                    f.name(),
                    "add a rule with type and account: allocation-rule-add"));
  }

  private static Allotment with(Allotment a, String type, Optional<String> account) {
    return new Allotment(type, account, a.vatDeduction(), a.ncCode(), a.dimension(), a.splits());
  }

  /** Yes, no, or "cash": a payer whose VAT waits for the payment. */
  private Answered partner(Actor actor, CompanyId company, Open q, Answer a) {
    String id = subject(q.key(), "partner");
    PartnerFacts facts =
        switch (a.value().strip().toLowerCase(Locale.ROOT)) {
          case "yes", "da", "si", "sì" -> new PartnerFacts(true, false);
          case "cash" -> new PartnerFacts(true, true);
          case "no", "nu" -> new PartnerFacts(false, false);
          default ->
              throw refused(
                  "question.answer",
                  a.value() + " is none of the answers",
                  q.key(),
                  "answer yes, no, or cash (VAT on cash)");
        };
    companies.putPartners(actor, company, Map.of(id, facts));
    return again(company, q, id + " is " + (facts.vatPayer() ? "" : "not ") + "registered for VAT");
  }

  private Answered rate(Actor actor, Open q, Answer a) {
    BigDecimal rate;
    LocalDate day;
    try {
      rate = new BigDecimal(a.value().strip().replace(',', '.'));
      day = LocalDate.parse(subject(q.key(), "day"));
    } catch (NumberFormatException e) {
      throw refused(
          "question.answer", a.value() + " is not a rate", q.key(), "answer such as 5.0950");
    }
    String currency = subject(q.key(), "currency");
    companies.putRates(actor, List.of(new DayRate(currency, day, rate, "by " + actor.id())));
    CompanyId company =
        books
            .read(tx -> tx.documents().find(q.documents().get(0).document()))
            .map(Document::company)
            .orElseThrow();
    return again(company, q, "1 " + currency + " of " + day + " is " + rate.toPlainString());
  }

  private Answered again(CompanyId company, Open q, String what) {
    return books.write(
        tx -> {
          RuleBook book = new RuleBook(tx, company, clock);
          q.documents().forEach(w -> book.again(w.document()));
          return new Answered(what, Optional.empty(), q.documents().size());
        });
  }

  /** A part of a key such as {@code exchange.rate:currency=EUR;day=2026-10-02}. */
  private static String subject(String key, String name) {
    for (String part : key.substring(key.indexOf(':') + 1).split(";")) {
      if (part.startsWith(name + "=")) {
        return part.substring(name.length() + 1);
      }
    }
    throw refused(
        "question.elsewhere",
        "the question names no " + name,
        key,
        "change the company's settings");
  }

  private static PartidaException refused(
      String code, String message, String location, String fix) {
    return new PartidaException(new Problem(code, message, location, fix));
  }
}
