package org.partida.posting.audit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partida.api.notice.Notice;
import org.partida.api.posting.BooksAudit.Finding;
import org.partida.api.posting.BooksAudit.Kind;
import org.partida.api.posting.BooksAudit.Standing;
import org.partida.base.notice.Alarm;
import org.partida.base.port.Tx;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/**
 * The notices of what is wrong with documents: one for each document and kind, which stands until
 * it is mended. Inside a transaction.
 */
final class SealNotices {
  private static final String PREFIX = "audit/";
  private static final int PARTS = 4;
  private static final int MOST = 10_000;

  private SealNotices() {}

  private static String key(CompanyId company, String document, Kind kind) {
    return PREFIX + company + "/" + document + "/" + kind;
  }

  /** Raises what is wrong, takes away what is mended. */
  static void keep(Tx tx, CompanyId company, String document, List<Finding> wrong, Instant now) {
    for (Kind kind : Kind.values()) {
      String key = key(company, document, kind);
      List<Finding> mine = wrong.stream().filter(f -> f.kind() == kind).toList();
      if (mine.isEmpty()) {
        tx.notices().clear(key);
      } else {
        Alarm.raise(tx, notice(key, company, mine.get(0), now), now);
      }
    }
  }

  private static Notice notice(String key, CompanyId company, Finding f, Instant now) {
    return Notice.of(
        key,
        Optional.of(company),
        Notice.Level.WARNING,
        new Problem(
            "audit." + f.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            f.number() + " of " + f.partner() + ": " + f.message(),
            company + ", document " + f.document(),
            f.fix()),
        now,
        Optional.empty());
  }

  /** Those that stand, the oldest first. */
  static List<Standing> of(Tx tx, CompanyId company) {
    return tx.notices().list(Optional.of(company), MOST).stream()
        .filter(n -> n.key().startsWith(PREFIX))
        .map(n -> standing(n, n.key().split("/")))
        .toList();
  }

  private static Standing standing(Notice n, String... key) {
    return new Standing(Kind.valueOf(key[PARTS - 1]), key[PARTS - 2], n.problem(), n.since());
  }
}
