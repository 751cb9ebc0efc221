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
import org.partida.api.document.Document;
import org.partida.api.document.Documents;
import org.partida.api.posting.AccountingPeriods;
import org.partida.api.posting.Books;
import org.partida.api.security.Actor;
import org.partida.views.Obj;
import org.partida.views.VoucherView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code post} for one document, and its vouchers. */
@Path("documents/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class DocumentBooksResource {
  private final Services services;

  public DocumentBooksResource(Services services) {
    this.services = services;
  }

  @GET
  @Path("vouchers")
  @Doc(value = "The vouchers of a document", answer = Doc.Answer.LIST, of = "Voucher")
  public List<Obj> vouchers(@Context SecurityContext who, @PathParam("id") String id) {
    return Lists.of(services.need(Books.class).ofDocument(Caller.actor(who), id), VoucherView::of);
  }

  @POST
  @Path("post")
  @Doc(
      value =
          "Posts the proposed vouchers of a document; a voucher that the host refuses keeps its problem",
      answer = Doc.Answer.LIST,
      of = "Voucher")
  public List<Obj> post(@Context SecurityContext who, @PathParam("id") String id) {
    Actor actor = Caller.actor(who);
    Document d =
        services
            .need(Documents.class)
            .find(actor, id)
            .orElseThrow(() -> Lists.unknown("document", id));
    return Lists.of(
        services.need(Books.class).post(actor, d.company(), Optional.of(id)), VoucherView::of);
  }

  /**
   * When to post.
   *
   * @param date accounting date
   * @param priorYearError a material error of a year that is over
   */
  record On(String date, Boolean priorYearError) {}

  @POST
  @Path("post-on")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Posts a document whose own period is closed on another day",
      answer = Doc.Answer.LIST,
      of = "Voucher")
  public List<Obj> postOn(@Context SecurityContext who, @PathParam("id") String id, On on) {
    Actor actor = Caller.actor(who);
    Document d =
        services
            .need(Documents.class)
            .find(actor, id)
            .orElseThrow(() -> Lists.unknown("document", id));
    return Lists.of(
        services
            .need(AccountingPeriods.class)
            .postOn(
                actor,
                d.company(),
                id,
                Lists.day(on.date(), "date"),
                Boolean.TRUE.equals(on.priorYearError())),
        VoucherView::of);
  }
}
