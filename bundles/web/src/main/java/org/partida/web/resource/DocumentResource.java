package org.partida.web.resource;

import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.document.BusinessPapers;
import org.partida.api.document.Document;
import org.partida.api.document.Documents;
import org.partida.api.document.Links;
import org.partida.api.network.Messages;
import org.partida.api.security.Actor;
import org.partida.model.invoice.Invoice;
import org.partida.model.paper.BusinessPaper;
import org.partida.views.BusinessPaperView;
import org.partida.views.DocumentView;
import org.partida.views.InvoiceView;
import org.partida.views.LinkView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code document-show document-approve document-reject document-reopen}. */
@Path("documents/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class DocumentResource {
  private final Services services;

  public DocumentResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(value = "A document with its content and its decisions", of = "Document")
  public Obj get(@Context SecurityContext who, @PathParam("id") String id) {
    Documents documents = services.need(Documents.class);
    Actor actor = Caller.actor(who);
    Document d = documents.find(actor, id).orElseThrow(() -> Lists.unknown("document", id));
    Optional<Links> links = services.find(Links.class);
    Optional<Invoice> invoice = documents.findInvoice(actor, id);
    Optional<BusinessPaper> paper =
        invoice.isPresent()
            ? Optional.empty()
            : services.find(BusinessPapers.class).map(p -> p.content(actor, id));
    return DocumentView.of(d)
        .put("invoice", invoice.map(InvoiceView::of))
        .put("paper", paper.map(BusinessPaperView::of))
        .list("decisions", documents.decisions(actor, id), DocumentView::of)
        .some(
            "messages",
            services.find(Messages.class).map(m -> m.ofDocument(actor, id)).orElse(List.of()),
            LinkView::of)
        .some("papers", links.map(l -> l.papers(actor, id)).orElse(List.of()), LinkView::of)
        .some("findings", links.map(l -> l.findings(actor, id)).orElse(List.of()), LinkView::of)
        .some("links", links.map(l -> l.ofDocument(actor, id)).orElse(List.of()), LinkView::of);
  }

  /** Which finding, and why it may stand so. */
  record Clear(String key, String reason) {}

  @POST
  @Path("findings/clear")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "A person has looked at a difference between papers: it stands no more")
  public Obj clear(@Context SecurityContext who, @PathParam("id") String id, Clear what) {
    return LinkView.of(
        services
            .need(Links.class)
            .clear(
                Caller.actor(who),
                id,
                Lists.require(what.key(), "key"),
                Lists.require(what.reason(), "reason")));
  }

  @POST
  @Path("approve")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Approves a document; posting follows as the company's policy says", of = "Document")
  public Obj approve(@Context SecurityContext who, @PathParam("id") String id, Reason why) {
    return DocumentView.of(
        services.need(Documents.class).approve(Caller.actor(who), id, why.orNone()));
  }

  @POST
  @Path("reject")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Rejects a document, with a reason", of = "Document")
  public Obj reject(@Context SecurityContext who, @PathParam("id") String id, Reason why) {
    return DocumentView.of(
        services.need(Documents.class).reject(Caller.actor(who), id, why.required()));
  }

  @POST
  @Path("reopen")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Takes a decision back: the document waits again", of = "Document")
  public Obj reopen(@Context SecurityContext who, @PathParam("id") String id, Reason why) {
    return DocumentView.of(
        services.need(Documents.class).reopen(Caller.actor(who), id, why.orNone()));
  }
}
