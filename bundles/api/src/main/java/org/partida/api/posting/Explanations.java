package org.partida.api.posting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.document.Document;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/** Why an entry is as it is. Thread-safe; every call checks the actor's rights. */
@ProviderType
public interface Explanations {
  /**
   * Everything that made an entry, and whether the rules would make it again from what they were
   * given then.
   *
   * @param company needed where {@code entry} is the host's number
   * @param entry external id, or the host's number such as PURCHASES-2026-000001
   * @throws org.partida.model.PartidaException {@code voucher.unknown}
   */
  Explanation why(Actor actor, Optional<CompanyId> company, String entry);

  /**
   * What is known of an entry. Immutable.
   *
   * @param voucher the entry with the reason of each line
   * @param document the paper it books
   * @param run the run that made it or posted it
   * @param inputsHash SHA-256 of what the rules were given
   * @param events who did what to it or its document, oldest first
   * @param again what the rules say on the same input
   */
  record Explanation(
      VoucherRecord voucher,
      Optional<Document> document,
      Optional<String> run,
      Optional<String> inputsHash,
      List<Event> events,
      Again again) {
    public Explanation {
      events = List.copyOf(events);
    }
  }

  /**
   * Something that somebody did. Immutable.
   *
   * @param at when
   * @param person id of who
   * @param channel the way
   * @param action stable name
   * @param detail in words
   */
  record Event(Instant at, String person, String channel, String action, String detail) {}

  /** What a second run of the rules showed. */
  enum Verdict {
    /** The same lines. */
    SAME,
    DIFFERS,
    /** The rules cannot be asked again; the reasons say why. */
    NOT_ASKED
  }

  /**
   * A second run of the rules on the stored input. Immutable.
   *
   * @param verdict the outcome
   * @param reasons why it differs or cannot be asked: other rules, another paper, other settings
   * @param differences line by line
   */
  record Again(Verdict verdict, List<String> reasons, List<String> differences) {
    public Again {
      reasons = List.copyOf(reasons);
      differences = List.copyOf(differences);
    }
  }
}
