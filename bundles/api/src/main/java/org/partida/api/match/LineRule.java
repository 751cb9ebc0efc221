package org.partida.api.match;

import java.time.LocalDate;
import java.util.Optional;
import org.partida.model.voucher.AccountCode;

/**
 * A company's rule: lines like this go to that account. All conditions that are given must hold; at
 * least one of words, IBAN and partner is. Immutable.
 *
 * @param id stable id
 * @param words whole words of the text or the name, in this order; accents and case do not count
 * @param iban the other side's account
 * @param partner the other side's fiscal code, or the beginning of its name
 * @param flow money that comes in, goes out, or both
 * @param account where it goes
 * @param automatic may be confirmed without a person, if the company lets sure lines be
 * @param from first booking date
 * @param to last booking date; empty = it still holds
 */
public record LineRule(
    String id,
    Optional<String> words,
    Optional<String> iban,
    Optional<String> partner,
    Flow flow,
    AccountCode account,
    boolean automatic,
    LocalDate from,
    Optional<LocalDate> to) {

  /** Which way the money goes. */
  public enum Flow {
    IN,
    OUT,
    BOTH
  }

  /** Whether it holds on a day. */
  public boolean holds(LocalDate day) {
    return !day.isBefore(from) && to.map(t -> !day.isAfter(t)).orElse(true);
  }

  /** The same with a last day. */
  public LineRule until(LocalDate day) {
    return new LineRule(id, words, iban, partner, flow, account, automatic, from, Optional.of(day));
  }

  /** Its conditions, to be read. */
  public String when() {
    return words.map(w -> "words \"" + w + "\" ").orElse("")
        + iban.map(i -> "IBAN " + i + " ").orElse("")
        + partner.map(p -> "partner " + p + " ").orElse("")
        + switch (flow) {
          case IN -> "money in";
          case OUT -> "money out";
          case BOTH -> "both ways";
        };
  }
}
