package org.partida.posting.check;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.company.PartnerChecks.Accepted;
import org.partida.api.company.PartnerDifference;
import org.partida.api.company.PartnerDifference.Concerned;
import org.partida.api.company.PartnerDifference.Kind;
import org.partida.api.company.PartnerDifference.State;
import org.partida.api.document.Document;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.security.Actor;
import org.partida.base.host.Hosts;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.AccountingState;
import org.partida.posting.service.Proposer;
import org.partida.posting.service.Records;
import org.partida.posting.service.Rules;
import org.partida.spi.host.Capability;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.PostingProfile.RegisterFact;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.StornoStyle;

/**
 * Accepts differences: what is believed, the correcting entries, and the answer are one
 * transaction, which is refused if a document changed while it was being planned. Thread-safe.
 */
final class Corrections {
  private final UnitOfWork books;
  private final Hosts hosts;
  private final Companies companies;
  private final Rules rules;
  private final Clock clock;
  private final PartnerPapers papers;
  private final Proposer proposer;

  Corrections(
      UnitOfWork books,
      Hosts hosts,
      Companies companies,
      Rules rules,
      Clock clock,
      PartnerPapers papers) {
    this.books = books;
    this.hosts = hosts;
    this.companies = companies;
    this.rules = rules;
    this.clock = clock;
    this.papers = papers;
    this.proposer = new Proposer(books, companies, rules, clock);
  }

  /** What is to be written. */
  private record Accepting(
      PartnerDifference difference,
      List<RegisterFact> facts,
      List<Corrector.Plan> plans,
      List<Problem> problems,
      String version) {}

  /** What was made when it was accepted, and still counts. */
  Accepted accepted(PartnerDifference d) {
    String purpose = ":" + purpose(d.kind()) + ":";
    List<VoucherRecord> vouchers = new ArrayList<>();
    for (Concerned c : d.documents()) {
      List<VoucherRecord> standing =
          books.read(tx -> Records.standing(tx.vouchers().ofDocument(c.id())));
      standing.stream()
          .filter(r -> r.voucher().externalId().value().contains(purpose))
          .forEach(vouchers::add);
    }
    return new Accepted(d, vouchers, List.of());
  }

  Accepted accept(Actor actor, PartnerDifference d, Company company, String reason) {
    PartnerDifference answered = d.decided(State.ACCEPTED, actor.id(), clock.instant(), reason);
    Accepting a =
        d.kind() == Kind.INACTIVE
            ? new Accepting(answered, List.of(), List.of(), List.of(inactive(d)), "")
            : plan(answered, company);
    List<VoucherRecord> made = books.write(tx -> write(tx, actor, d, a));
    return new Accepted(a.difference(), made, a.problems());
  }

  private static Problem inactive(PartnerDifference d) {
    return new Problem(
        "partner.inactive",
        d.name() + " is inactive: no entry is corrected by itself",
        "difference " + d.id(),
        "look whether VAT and cost of its invoices may be deducted (Fiscal Code, art. 11); if not, correct the deduction by hand");
  }

  private Accepting plan(PartnerDifference d, Company company) {
    PostingRules r = rules.require(company.id());
    PostingProfile profile = companies.profile(Actor.worker(), company.id());
    List<RegisterFact> facts =
        Belief.accepted(profile.registers().getOrDefault(d.partner(), List.of()), d, start(d));
    StornoStyle style =
        hosts.capabilities().can(Capability.NEGATIVE_AMOUNTS)
            ? company.policies().storno()
            : StornoStyle.BLACK;
    Comparison.Desk desk = new Comparison.Desk(r, profile, clock);
    List<Paper> all = new ArrayList<>();
    papers.each(company.id(), papers.written(company.id(), d.partner()), all::add);
    try (HostSession session = hosts.open(company)) {
      Corrector corrector =
          new Corrector(desk, d, Belief.with(profile, d.partner(), facts), session, style);
      for (Paper p : all) {
        corrector.look(p);
      }
      return new Accepting(
          concerning(d, corrector.plans()),
          facts,
          corrector.plans(),
          corrector.problems(),
          r.version());
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  /** Papers that came after the partner was verified are concerned too. */
  private static PartnerDifference concerning(PartnerDifference d, List<Corrector.Plan> plans) {
    Set<Concerned> all = new LinkedHashSet<>(d.documents());
    plans.forEach(p -> all.add(p.paper().concerned()));
    return d.about(List.copyOf(all), d.foundAt());
  }

  /** A register that tells no beginning is believed from the first paper on that it concerns. */
  private LocalDate start(PartnerDifference d) {
    return d.documents().stream()
        .map(Concerned::issueDate)
        .min(LocalDate::compareTo)
        .orElseGet(() -> LocalDate.now(clock));
  }

  private List<VoucherRecord> write(Tx tx, Actor actor, PartnerDifference before, Accepting a) {
    PartnerDifference d = a.difference();
    boolean asPlanned = tx.registry().difference(d.id()).filter(before::equals).isPresent();
    if (!asPlanned || a.plans().stream().anyMatch(p -> isChanged(tx, p.paper()))) {
      throw Troubles.busy(d.id());
    }
    if (d.kind() == Kind.INACTIVE) {
      tx.notices().clear(Keeping.notice(d.company(), d.partner()));
    } else {
      tx.companies().putRegisterFacts(d.company(), d.partner(), a.facts());
    }
    List<VoucherRecord> made = new ArrayList<>();
    for (Corrector.Plan p : a.plans()) {
      Document document = p.paper().document();
      p.correction()
          .ifPresent(
              v -> {
                VoucherRecord r =
                    Records.proposed(Records.fresh(tx.vouchers(), v), document.id(), a.version());
                tx.vouchers().addIfNew(r);
                made.add(r);
                Document next = document.with(AccountingState.PROPOSED, v.text());
                tx.documents().update(next);
                proposer.autoPost(tx, next);
              });
      p.anew().ifPresent(now -> proposer.write(tx, document.id(), now, a.version()));
    }
    tx.registry().putDifference(d);
    audit(tx, actor, d, "partner.accept", made.size() + " correcting entries");
    return made;
  }

  /** The books are right: nothing changes but that. */
  PartnerDifference dismiss(Tx tx, Actor actor, PartnerDifference before, String reason) {
    if (tx.registry().difference(before.id()).filter(before::equals).isEmpty()) {
      throw Troubles.busy(before.id());
    }
    PartnerDifference d = before.decided(State.DISMISSED, actor.id(), clock.instant(), reason);
    tx.registry().putDifference(d);
    if (d.kind() == Kind.INACTIVE) {
      tx.notices().clear(Keeping.notice(d.company(), d.partner()));
    }
    audit(tx, actor, d, "partner.dismiss", reason);
    return d;
  }

  private static boolean isChanged(Tx tx, Paper p) {
    return !Paper.read(tx, p.document().id()).filter(p::equals).isPresent();
  }

  private void audit(Tx tx, Actor actor, PartnerDifference d, String action, String detail) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.of(d.company()),
                action,
                d.id(),
                d.partner() + " " + d.kind() + " " + d.registry() + ": " + detail));
  }

  static String purpose(Kind kind) {
    return "correct-" + kind.name().toLowerCase(Locale.ROOT);
  }
}
