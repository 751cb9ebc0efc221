package org.partida.matching.engine;

import org.partida.model.statement.StatementLine;

/** Notes what a line's proposal depends on. Stateless. */
final class Looked {
  static final long PARTNER = 21;
  static final long ITEM = 22;
  static final long PREFIX = 23;
  static final long SERIES = 24;

  /** Shorter beginnings are no cut names. */
  static final int SHORTEST_CUT = 3;

  private Looked() {}

  /** What the line says and whom it was compared with. */
  static void note(Reading r, Trace.Maker maker) {
    LineFacts facts = r.facts();
    StatementLine line = facts.line().line();
    facts.codes().keySet().forEach(maker::key);
    facts.phrases().keySet().forEach(maker::key);
    facts.mentions().forEach(m -> maker.key(Text.key(ItemIndex.NUMBER, m.number())));
    line.orderRef()
        .ifPresent(
            o ->
                Text.tokens(Text.fold(o))
                    .forEach(t -> maker.key(Text.key(ItemIndex.NUMBER, t.word()))));
    for (Text.Token t :
        Text.tokens(Text.fold(line.text() + " | " + line.endToEndId().orElse("")))) {
      if (!t.digits()) {
        maker.key(Text.key(SERIES, t.word()));
      }
    }
    for (int d = -Scorer.RECEIPT_DAYS; d <= Scorer.RECEIPT_DAYS; d++) {
      maker.key(ItemIndex.receiptKey(facts.date().toEpochDay() + d));
    }
    maker.key(ItemIndex.amountKey(facts.amount(), facts.currency()));
    facts.ibans().forEach(i -> maker.key(Partners.ibanKey(i)));
    facts.taxKeys().forEach(t -> maker.key(Partners.taxKey(t)));
    for (String w : facts.nameWords()) {
      maker.key(Partners.wordKey(w));
      maker.key(Partners.gluedKey(w));
      if (facts.named() && r.index().partners().bearers(w) == 0) {
        Partners.shortened(w, maker.keys());
        maker.key(Text.key(PREFIX, w));
      }
    }
    r.identity().knownWords().forEach(w -> maker.key(Partners.wordKey(w)));
    r.identity().eachAsked(p -> partner(r.index().partners().get(p), maker));
    if (!r.identity().isAccountKnown()) {
      // another line may tell whose the account is
      line.counterparty().iban().ifPresent(i -> maker.link(Partners.ibanKey(Text.compact(i))));
    }
  }

  /** A guess, also one that was not good enough. */
  static void note(Reading r, Hypothesis h, Trace.Maker maker) {
    partner(r.index().partnerOf(h.items()[0]), maker);
  }

  /** A guess that counts. */
  static void kept(Reading r, Hypothesis h, Trace.Maker maker) {
    for (int i : h.items()) {
      maker.link(Text.key(ITEM, r.index().item(i).id()));
    }
  }

  private static void partner(Partner p, Trace.Maker maker) {
    maker.key(Text.key(PARTNER, p.id()));
  }
}
