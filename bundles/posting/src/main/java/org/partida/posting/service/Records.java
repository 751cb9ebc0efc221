package org.partida.posting.service;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.base.port.VoucherStore;
import org.partida.model.ExternalId;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.voucher.Voucher;

/** Voucher records in their states. Stateless. */
public final class Records {
  /**
   * Ours, whatever the host calls it: what the host has under this id is something else, so sending
   * it anew would book it twice.
   */
  static final String CONFLICT = "voucher.conflict";

  /** In place of a rule set's version: no rules made it. */
  private static final String BY_HAND = "host";

  private static final String CORRECTION = ".correction/";

  private static final int LIMIT = 64;

  private Records() {}

  /** One that was never given to a host. */
  public static VoucherRecord proposed(Voucher v, String document, String ruleVersion) {
    return new VoucherRecord(
        v,
        Optional.of(document),
        VoucherState.PROPOSED,
        Optional.empty(),
        ruleVersion,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** An entry of the host's own that counts as a document's. */
  public static VoucherRecord linked(Voucher v, String document, String number, Instant at) {
    return new VoucherRecord(
        v,
        Optional.of(document),
        VoucherState.POSTED,
        Optional.of(number),
        BY_HAND,
        Optional.empty(),
        Optional.of(at),
        Optional.empty());
  }

  /** Somebody booked it in the host by hand. */
  public static boolean isLinked(VoucherRecord r) {
    return r.ruleVersion().equals(BY_HAND);
  }

  public static VoucherRecord in(VoucherRecord r, VoucherState state) {
    return new VoucherRecord(
        r.voucher(),
        r.document(),
        state,
        r.number(),
        r.ruleVersion(),
        Optional.empty(),
        r.postedAt(),
        r.reversedBy());
  }

  static VoucherRecord posted(VoucherRecord r, String number, Instant at) {
    return new VoucherRecord(
        r.voucher(),
        r.document(),
        VoucherState.POSTED,
        Optional.of(number),
        r.ruleVersion(),
        Optional.empty(),
        Optional.of(at),
        r.reversedBy());
  }

  static VoucherRecord rejected(VoucherRecord r, Problem why) {
    return new VoucherRecord(
        r.voucher(),
        r.document(),
        VoucherState.REJECTED,
        r.number(),
        r.ruleVersion(),
        Optional.of(why),
        r.postedAt(),
        r.reversedBy());
  }

  static VoucherRecord reversed(VoucherRecord r, ExternalId by) {
    return new VoucherRecord(
        r.voucher(),
        r.document(),
        VoucherState.REVERSED,
        r.number(),
        r.ruleVersion(),
        Optional.empty(),
        r.postedAt(),
        Optional.of(by.value()));
  }

  /** It takes another one back, and goes to the host by another way. */
  public static boolean isCounterEntry(VoucherRecord r) {
    return r.voucher().reversalOf().isPresent();
  }

  /** The host has something else under its id. */
  public static boolean isConflict(VoucherRecord r) {
    return r.state() == VoucherState.REJECTED
        && r.problem().filter(p -> p.code().equals(CONFLICT)).isPresent();
  }

  /** It corrects the document's first voucher, beside which it stands. */
  public static boolean isCorrection(VoucherRecord r) {
    return r.voucher().lines().get(0).rule().contains(CORRECTION);
  }

  /** The rule of correcting entries of a country's rules. */
  public static String correctionRule(String country, String version) {
    return country.toLowerCase(Locale.ROOT) + CORRECTION + version;
  }

  /** Something of it is in the host, may be there, or stands in the way there. */
  public static boolean isBooked(List<VoucherRecord> all) {
    return standing(all).stream()
        .anyMatch(
            r ->
                r.state() == VoucherState.POSTED
                    || r.state() == VoucherState.POSTING
                    || isConflict(r));
  }

  /** The document's own vouchers that count: not counter-entries, not what was taken back. */
  public static List<VoucherRecord> standing(List<VoucherRecord> all) {
    return all.stream()
        .filter(Predicate.not(Records::isCounterEntry))
        .filter(r -> r.state() != VoucherState.REVERSED)
        .toList();
  }

  /**
   * The voucher under an id that was never used: rules give the same document the same id for ever,
   * and after an undo the host has that one already.
   */
  public static Voucher fresh(VoucherStore store, Voucher v) {
    ExternalId id = v.externalId();
    for (int n = 2; store.find(id).isPresent(); n++) {
      id = derived(v.externalId(), "~" + n);
    }
    return id.equals(v.externalId())
        ? v
        : new Voucher(
            id,
            v.company(),
            v.date(),
            v.documentDate(),
            v.journal(),
            v.documentNumber(),
            v.text(),
            v.lines(),
            v.reversalOf());
  }

  /** The one id under which a voucher is taken back. */
  static ExternalId undoOf(ExternalId id) {
    return derived(id, ":undo");
  }

  private static ExternalId derived(ExternalId id, String suffix) {
    boolean fits = id.value().length() + suffix.length() <= LIMIT;
    String head =
        fits
            ? id.value()
            : Sha256.of(id.value().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .hex()
                .substring(0, LIMIT - suffix.length());
    return new ExternalId(head + suffix);
  }
}
