package org.partida.posting.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partida.api.posting.Explanations.Again;
import org.partida.api.posting.Explanations.Verdict;
import org.partida.api.posting.VoucherRecord;
import org.partida.base.port.TrailStore;
import org.partida.model.invoice.Invoice;
import org.partida.model.paper.BusinessPaper;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;
import org.partida.spi.posting.OpeningState;
import org.partida.spi.posting.PaymentPosting;
import org.partida.spi.posting.PeriodRules;
import org.partida.spi.posting.PeriodRules.Release;
import org.partida.spi.posting.PeriodRules.Revaluation;
import org.partida.spi.posting.PeriodRules.VatClosing;
import org.partida.spi.posting.PostingProfile;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.Proposal;

/** Asks the rules again for a voucher, on what they were given. Immutable, for one call. */
final class Rerun {
  private final VoucherRecord voucher;
  private final Optional<PostingRules> rules;
  private final Optional<PeriodRules> periods;
  private final List<String> reasons = new ArrayList<>();

  Rerun(VoucherRecord voucher, Optional<PostingRules> rules, Optional<PeriodRules> periods) {
    this.voucher = voucher;
    this.rules = rules;
    this.periods = periods;
  }

  /** The document's content as it is stored now. */
  record Content(Optional<Invoice> invoice, Optional<BusinessPaper> paper) {
    boolean missing() {
      return invoice.isEmpty() && paper.isEmpty();
    }
  }

  /** One that was not made by rules of a document or a period. */
  static Again none(String why) {
    return new Again(Verdict.NOT_ASKED, List.of(why), List.of());
  }

  /**
   * What the rules say now on the stored input.
   *
   * @param content the document as it is stored now
   * @param today the company's settings now
   */
  Again of(TrailStore.Input input, Content content, PostingProfile today) {
    TrailStore.Kept kept = input.kept();
    String running = rules.map(PostingRules::version).orElse("none");
    if (!running.equals(voucher.ruleVersion())) {
      reasons.add(
          "rule version " + voucher.ruleVersion() + " is no longer there; asked was " + running);
    }
    if (kept.kind().equals(DocumentInput.KIND)) {
      return document(kept.as(DocumentInput.class), content, today);
    }
    Optional<Voucher> again =
        switch (kept.kind()) {
          case "vat-close" -> periods.flatMap(p -> p.closeVat(kept.as(VatClosing.class)));
          case "accrual" -> periods.map(p -> p.release(kept.as(Release.class)));
          case "revaluation" -> periods.flatMap(p -> p.revalue(kept.as(Revaluation.class)));
          case PaymentPosting.KIND -> rules.map(r -> r.pay(kept.as(PaymentPosting.class)));
          case OpeningState.KIND -> rules.flatMap(r -> opened(r, kept.as(OpeningState.class)));
          default -> Optional.empty();
        };
    return again.isEmpty()
        ? none("no running bundle has rules for " + kept.kind())
        : compared(again.get());
  }

  /** The voucher of the same id, or of the id that it had before an undo. */
  private Optional<Voucher> opened(PostingRules r, OpeningState state) {
    String id = voucher.voucher().externalId().value();
    return r.open(state).vouchers().stream()
        .filter(v -> (id + "~").startsWith(v.externalId() + "~"))
        .findFirst();
  }

  private Again document(DocumentInput d, Content c, PostingProfile today) {
    if (c.missing() || rules.isEmpty()) {
      return none(
          rules.isEmpty() ? "no rules of the country are running" : "the document is not there");
    }
    if (!DocumentInput.content(c.invoice(), c.paper()).equals(d.content())) {
      reasons.add("the document has another paper now than the one that was booked");
    }
    // more was remembered since; that is no change of settings
    PostingProfile then =
        today.withAllocation(
            today.allocation().about(d.document()).remembering(d.profile().allocation().memory()));
    DocumentInput now = d.with(ProfileShot.of(then, c.invoice(), c.paper()));
    if (!now.profile().equals(d.profile())) {
      boolean same = pick(now, c).filter(v -> differences(v).isEmpty()).isPresent();
      reasons.add(
          "the company's settings have changed since"
              + (same
                  ? ", which would make the same lines today"
                  : ", and would make other lines today"));
    }
    Optional<Voucher> again = pick(d, c);
    if (again.isEmpty()) {
      reasons.add("the rules make no such voucher of it now");
      return new Again(Verdict.DIFFERS, reasons, List.of());
    }
    return compared(again.get());
  }

  private Optional<Voucher> pick(DocumentInput d, Content c) {
    return pick(d.ask(rules.orElseThrow(), c.invoice(), c.paper()), d);
  }

  private Optional<Voucher> pick(Proposal said, DocumentInput d) {
    return said.vouchers().stream()
        .filter(v -> d.made().equals(Optional.of(v.externalId())))
        .findFirst()
        .or(
            () ->
                said.vouchers().size() == 1
                    ? Optional.of(said.vouchers().get(0))
                    : Optional.empty())
        .map(v -> d.late().isEmpty() || periods.isEmpty() ? v : late(v, d));
  }

  private Voucher late(Voucher v, DocumentInput d) {
    return periods.orElseThrow().late(v, d.late().orElseThrow());
  }

  private Again compared(Voucher again) {
    List<String> differences = differences(again);
    return new Again(differences.isEmpty() ? Verdict.SAME : Verdict.DIFFERS, reasons, differences);
  }

  /** Lines of the one that the other does not have, and the other way about. */
  private List<String> differences(Voucher again) {
    List<String> all = new ArrayList<>();
    if (!again.date().equals(voucher.voucher().date())) {
      all.add("date: booked " + voucher.voucher().date() + ", again " + again.date());
    }
    List<VoucherLine> left = new ArrayList<>(again.lines());
    for (VoucherLine l : voucher.voucher().lines()) {
      if (!left.remove(l)) {
        all.add("booked only: " + words(l));
      }
    }
    left.forEach(l -> all.add("again only: " + words(l)));
    return all;
  }

  private static String words(VoucherLine l) {
    return l.account() + " " + l.side() + " " + l.amount() + " (" + l.rule() + "; " + l.why() + ")";
  }
}
