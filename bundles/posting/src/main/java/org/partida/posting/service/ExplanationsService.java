package org.partida.posting.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.posting.Explanations;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.AuditStore;
import org.partida.base.port.TrailStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.posting.OpeningState;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.PostingRules;

/** Why entries are as they are, for those who may see them. */
@Component(service = Explanations.class)
public final class ExplanationsService implements Explanations {
  private static final int EVENTS = 200;

  private final UnitOfWork books;
  private final Companies companies;
  private final Rules rules;
  private final LateEntries periods;

  @Activate
  public ExplanationsService(
      @Reference UnitOfWork books,
      @Reference Companies companies,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PostingRules> rules,
      @Reference LateEntries periods) {
    this.books = books;
    this.companies = companies;
    this.rules = new Rules(rules);
    this.periods = periods;
  }

  /** What is stored about an entry. */
  private record Case(
      VoucherRecord voucher,
      Optional<Company> company,
      Optional<Document> document,
      Rerun.Content content,
      Optional<String> run,
      Optional<TrailStore.Input> input,
      List<AuditStore.Row> rows) {}

  @Override
  public Explanation why(Actor actor, Optional<CompanyId> company, String entry) {
    Case c = books.read(tx -> read(tx, company, entry)).orElseThrow(() -> unknown(entry));
    actor.require(c.voucher().voucher().company(), Module.POSTING, Access.READ);
    return new Explanation(
        c.voucher(),
        c.document(),
        c.run(),
        c.input().map(i -> i.hash().hex()),
        c.rows().stream()
            .sorted(Comparator.comparing(AuditStore.Row::at))
            .map(r -> new Event(r.at(), r.actor(), r.channel(), r.action(), r.detail()))
            .toList(),
        again(c));
  }

  private static Optional<Case> read(Tx tx, Optional<CompanyId> company, String entry) {
    Optional<VoucherRecord> found =
        id(entry)
            .flatMap(tx.vouchers()::find)
            .or(() -> company.flatMap(c -> tx.vouchers().byNumber(c, entry)));
    return found.map(v -> read(tx, v));
  }

  private static Optional<ExternalId> id(String entry) {
    return entry.matches("[\\x21-\\x7E]{1,64}")
        ? Optional.of(new ExternalId(entry))
        : Optional.empty();
  }

  private static Case read(Tx tx, VoucherRecord v) {
    ExternalId id = v.voucher().externalId();
    List<AuditStore.Row> rows = new ArrayList<>(tx.audit().of(id.value(), EVENTS));
    v.document().ifPresent(d -> rows.addAll(tx.audit().of(d, EVENTS)));
    Optional<String> run = tx.trail().runOf(id).map(TrailStore.Run::id);
    run.ifPresent(r -> rows.addAll(tx.audit().of(r, EVENTS)));
    return new Case(
        v,
        tx.companies().find(v.voucher().company()),
        v.document().flatMap(tx.documents()::find),
        new Rerun.Content(
            v.document().flatMap(tx.documents()::invoice), v.document().flatMap(tx.papers()::find)),
        run,
        input(tx, id),
        rows);
  }

  /** Vouchers of one opening share the input that was kept with the last of them. */
  private static Optional<TrailStore.Input> input(Tx tx, ExternalId id) {
    return tx.trail()
        .input(id)
        .map(TrailStore.Input::kept)
        .filter(k -> k.kind().equals(OpeningState.SHARED))
        .map(k -> k.as(ExternalId.class))
        .map(tx.trail()::input)
        .orElseGet(() -> tx.trail().input(id));
  }

  private Again again(Case c) {
    if (Records.isCounterEntry(c.voucher())) {
      return Rerun.none(
          "it takes back "
              + c.voucher().voucher().reversalOf().orElseThrow()
              + " line by line, for the reason that stands on its lines");
    }
    if (Records.isLinked(c.voucher())) {
      return Rerun.none(
          "it was booked in the host by hand, and a person said that it is the document's entry");
    }
    if (c.input().isEmpty()) {
      return Rerun.none(
          c.voucher().document().isPresent()
              ? "what the rules were given was not kept: it is a correction, or older than the keeping"
              : "it was not made of a document; the reasons stand on its lines");
    }
    PostingProfile today = companies.profile(Actor.worker(), c.voucher().voucher().company());
    return new Rerun(
            c.voucher(),
            rules.of(c.voucher().voucher().company()),
            c.company().flatMap(periods::rules))
        .of(c.input().get(), c.content(), today);
  }

  private static PartidaException unknown(String entry) {
    return new PartidaException(
        new Problem(
            "voucher.unknown",
            "there is no entry " + entry,
            entry,
            "give its external id (voucher-list), or the company and the host's number (journal)"));
  }
}
