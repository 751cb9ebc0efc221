package org.partida.portfolio.contact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.Contact;
import org.partida.api.company.ContactDraft;
import org.partida.api.company.PortalState;
import org.partida.api.security.Actor;
import org.partida.base.clock.Ids;
import org.partida.base.port.Tx;
import org.partida.portfolio.Trail;

/** Finds out whether a person is known, and keeps what is new. Stateless. */
public final class Keeping {
  private Keeping() {}

  /** What became of a draft. */
  public enum Outcome {
    ADDED,
    CHANGED,
    UNCHANGED
  }

  /** The person as kept, and what was done. */
  public record Kept(Contact contact, Outcome outcome) {}

  /**
   * Keeps a checked draft. The same e-mail address is the same person; where one of the two has
   * none, the same name is.
   */
  private static Kept put(Tx tx, ContactDraft draft, Ids ids) {
    Optional<Contact> known = same(tx.contacts().contacts(Optional.of(draft.company())), draft);
    Contact now = known.map(k -> merged(k, draft)).orElseGet(() -> fresh(draft, ids));
    if (known.filter(now::equals).isPresent()) {
      return new Kept(now, Outcome.UNCHANGED);
    }
    tx.contacts().putContact(now);
    return new Kept(now, known.isPresent() ? Outcome.CHANGED : Outcome.ADDED);
  }

  /** The same, with who did it in the audit trail. */
  public static Kept audited(Tx tx, Actor actor, ContactDraft draft, Ids ids, Instant now) {
    Kept kept = put(tx, draft, ids);
    if (kept.outcome() != Outcome.UNCHANGED) {
      String action = kept.outcome() == Outcome.ADDED ? "contact.add" : "contact.change";
      Contact c = kept.contact();
      Trail.add(tx, actor, c.company(), action, c.id(), c.name(), now);
    }
    return kept;
  }

  private static Optional<Contact> same(List<Contact> all, ContactDraft draft) {
    Optional<Contact> byMail =
        draft
            .mail()
            .flatMap(
                mail ->
                    all.stream()
                        .filter(c -> c.mail().filter(mail::equalsIgnoreCase).isPresent())
                        .findFirst());
    return byMail.or(
        () ->
            all.stream()
                .filter(c -> c.name().equalsIgnoreCase(draft.name()))
                .filter(c -> draft.mail().isEmpty() || c.mail().isEmpty())
                .findFirst());
  }

  private static Contact merged(Contact known, ContactDraft draft) {
    return new Contact(
        known.id(),
        known.company(),
        draft.name(),
        draft.mail().or(known::mail),
        draft.phone().or(known::phone),
        draft.role().or(known::role),
        known.portal());
  }

  private static Contact fresh(ContactDraft draft, Ids ids) {
    return new Contact(
        ids.next(),
        draft.company(),
        draft.name(),
        draft.mail(),
        draft.phone(),
        draft.role(),
        PortalState.NONE);
  }
}
