package org.partida.documents.network;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.network.MessageDetails;
import org.partida.api.network.MessageRecord;
import org.partida.api.network.Messages;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.network.MessageType;
import org.partida.spi.network.NoticeExplainer;
import org.partida.spi.network.NoticeFinding;

/**
 * Messages with their errors explained. Explained when they are looked at, from the texts that were
 * kept: a better table explains old notices too, and without an explainer the texts still show.
 */
@Component(service = Messages.class)
public final class MessagesService implements Messages {
  private final UnitOfWork books;
  private final List<NoticeExplainer> explainers;

  @Activate
  public MessagesService(
      @Reference UnitOfWork books,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<NoticeExplainer> explainers) {
    this.books = books;
    this.explainers = List.copyOf(explainers);
  }

  @Override
  public MessageDetails show(Actor actor, String key) {
    return books.read(
        tx -> {
          MessageRecord m = tx.messages().find(key).orElseThrow(() -> unknown(key));
          actor.require(m.company(), Module.DOCUMENTS, Access.READ);
          return details(tx, m);
        });
  }

  @Override
  public MessageDetails show(Actor actor, CompanyId company, String messageId) {
    actor.require(company, Module.DOCUMENTS, Access.READ);
    return books.read(
        tx ->
            tx.companies()
                .find(company)
                .flatMap(Company::connection)
                .flatMap(id -> tx.connections().find(id))
                .map(c -> new MessageKey(c.network(), company, messageId).toString())
                .flatMap(key -> tx.messages().find(key))
                .map(m -> details(tx, m))
                .orElseThrow(() -> unknown(messageId)));
  }

  @Override
  public List<MessageDetails> ofDocument(Actor actor, String document) {
    return books.read(
        tx -> {
          Document d =
              tx.documents()
                  .find(document)
                  .orElseThrow(
                      () ->
                          new PartidaException(
                              new Problem(
                                  "document.unknown",
                                  "there is no document " + document,
                                  document,
                                  "document-list shows the ids")));
          actor.require(d.company(), Module.DOCUMENTS, Access.READ);
          return tx.messages().ofDocument(document).stream().map(m -> details(tx, m)).toList();
        });
  }

  private MessageDetails details(Tx tx, MessageRecord m) {
    List<NoticeFinding> findings =
        m.type() == MessageType.ERRORS && !m.texts().isEmpty()
            ? explainers.stream()
                .filter(x -> x.network().equals(m.network()))
                .findFirst()
                .map(x -> x.explain(m.texts()))
                .orElse(List.of())
            : List.of();
    return new MessageDetails(m, findings, tx.links().papersOfMessage(m.key()));
  }

  private static PartidaException unknown(String key) {
    return new PartidaException(
        new Problem(
            "message.unknown", "there is no message " + key, key, "message-list shows the ids"));
  }
}
