package org.partida.documents.link;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFinding;
import org.partida.api.document.LinkOffer;
import org.partida.api.document.Links;
import org.partida.api.document.Paper;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.notice.Seals;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Papers of one fact, for those who may see and decide them. */
@Component(service = Links.class)
public final class LinksService implements Links {
  private final UnitOfWork books;
  private final Clock clock;
  private final Merging merging;

  @Activate
  public LinksService(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
    this.merging = new Merging(clock);
  }

  @Override
  public List<LinkOffer> offers(
      Actor actor, Optional<CompanyId> company, Optional<LinkOffer.State> state, int limit) {
    company.ifPresent(c -> actor.require(c, Module.DOCUMENTS, Access.READ));
    return books.read(
        tx ->
            tx.links()
                .offers(
                    company
                        .map(List::of)
                        .orElseGet(
                            () ->
                                tx.companies().list().stream()
                                    .map(Company::id)
                                    .filter(c -> actor.may(c, Module.DOCUMENTS, Access.READ))
                                    .toList()),
                    state,
                    limit));
  }

  @Override
  public List<LinkOffer> ofDocument(Actor actor, String document) {
    return books.read(tx -> tx.links().offersOf(readable(tx, actor, document).id()));
  }

  @Override
  public LinkOffer accept(Actor actor, String offer, String reason) {
    return answer(
        actor,
        offer,
        LinkOffer.State.ACCEPTED,
        reason,
        (tx, o) -> merging.accept(tx, o, actor.id(), reason));
  }

  @Override
  public LinkOffer refuse(Actor actor, String offer, String reason) {
    return answer(
        actor,
        offer,
        LinkOffer.State.REFUSED,
        reason,
        (tx, o) -> merging.refuse(tx, o, actor.id(), reason));
  }

  @Override
  public LinkOffer undo(Actor actor, String offer, String reason) {
    return answer(
        actor,
        offer,
        LinkOffer.State.UNDONE,
        reason,
        (tx, o) -> merging.undo(tx, o, actor.id(), reason));
  }

  /** What an answer does. */
  private interface Answer {
    LinkOffer apply(Tx tx, LinkOffer offer);
  }

  private LinkOffer answer(
      Actor actor, String id, LinkOffer.State state, String reason, Answer answer) {
    return books.write(
        tx -> {
          LinkOffer offer =
              tx.links().offer(id).orElseThrow(() -> unknown("link.unknown", "link offer", id));
          actor.require(offer.company(), Module.APPROVAL, Access.WRITE);
          if (offer.state() == state) {
            return offer;
          }
          requireOrder(offer, state);
          LinkOffer next = answer.apply(tx, offer);
          audit(
              tx,
              actor,
              offer.company(),
              "link." + state.name().toLowerCase(Locale.ROOT),
              offer.first() + " and " + offer.second(),
              reason);
          return next;
        });
  }

  /** Only an acceptance can be taken back, and it must be before another answer is given. */
  private static void requireOrder(LinkOffer offer, LinkOffer.State next) {
    boolean accepted = offer.state() == LinkOffer.State.ACCEPTED;
    if (accepted != (next == LinkOffer.State.UNDONE)) {
      throw new PartidaException(
          new Problem(
              "link.state",
              "the offer is " + offer.state().name().toLowerCase(Locale.ROOT),
              offer.id(),
              accepted ? "take it back with link-undo first" : "only an accepted one is undone"));
    }
  }

  @Override
  public List<Paper> papers(Actor actor, String document) {
    return books.read(tx -> tx.links().papers(readable(tx, actor, document).id()));
  }

  @Override
  public List<DocumentFinding> findings(Actor actor, String document) {
    return books.read(tx -> tx.links().findings(readable(tx, actor, document).id()));
  }

  @Override
  public DocumentFinding clear(Actor actor, String document, String key, String reason) {
    if (reason.isBlank()) {
      throw new PartidaException(
          new Problem(
              "finding.reason", "clearing a finding needs a reason", key, "say why it may stand"));
    }
    return books.write(
        tx -> {
          Document d = readable(tx, actor, document);
          actor.require(d.company(), Module.APPROVAL, Access.WRITE);
          DocumentFinding found =
              tx.links().findings(d.id()).stream()
                  .filter(f -> f.key().equals(key))
                  .findFirst()
                  .orElseThrow(() -> unknown("finding.unknown", "finding", key));
          if (!found.standing()) {
            return found;
          }
          DocumentFinding cleared =
              new DocumentFinding(
                  d.id(),
                  key,
                  found.problem(),
                  found.foundAt(),
                  Optional.of(actor.id()),
                  Optional.of(clock.instant()),
                  Optional.of(reason));
          tx.links().clearFinding(cleared);
          Seals.due(tx, d, clock.instant());
          audit(tx, actor, d.company(), "finding.clear", d.id() + " " + key, reason);
          return cleared;
        });
  }

  private void audit(
      Tx tx, Actor actor, CompanyId company, String action, String subject, String reason) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.of(company),
                action,
                subject,
                reason));
  }

  private static Document readable(Tx tx, Actor actor, String id) {
    Document d = tx.documents().require(id);
    actor.require(d.company(), Module.DOCUMENTS, Access.READ);
    return d;
  }

  private static PartidaException unknown(String code, String what, String id) {
    return new PartidaException(
        new Problem(code, "there is no " + what + " " + id, id, "list what there is"));
  }
}
