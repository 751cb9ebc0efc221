package org.partida.web.resource;

import java.time.LocalDate;
import java.util.Optional;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.document.DocumentFilter;
import org.partida.api.document.Documents;
import org.partida.model.CompanyId;
import org.partida.model.document.AccountingState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.views.DocumentView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code document-list}. */
@Path("documents")
@Produces(MediaType.APPLICATION_JSON)
public final class DocumentsResource {
  private final Services services;

  public DocumentsResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(
      value = "Documents, newest first; what is not given does not narrow",
      answer = Doc.Answer.PAGE,
      of = "Document")
  public Obj list(
      @Context SecurityContext who,
      @QueryParam("company") CompanyId company,
      @QueryParam("direction") Direction direction,
      @QueryParam("from") @Doc("first issue date") LocalDate from,
      @QueryParam("to") @Doc("last issue date") LocalDate to,
      @QueryParam("decision") DecisionState decision,
      @QueryParam("accounting") AccountingState accounting,
      @QueryParam("text") @Doc("part of the partner's name or code, or of the number") String text,
      @QueryParam("limit") @DefaultValue("100") @Doc("length of the page") int limit,
      @QueryParam("after") @Doc("the position that the last page gave as next") String after) {
    DocumentFilter filter =
        new DocumentFilter(
            Optional.ofNullable(company),
            Optional.ofNullable(direction),
            Optional.ofNullable(from),
            Optional.ofNullable(to),
            Optional.ofNullable(decision),
            Optional.ofNullable(accounting),
            Optional.ofNullable(text).map(String::trim).filter(t -> !t.isEmpty()));
    return Lists.page(
        services
            .need(Documents.class)
            .list(Caller.actor(who), filter, Lists.limit(limit), Lists.after(after)),
        DocumentView::of);
  }
}
