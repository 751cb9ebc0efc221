package org.partida.web.resource;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.document.LinkOffer;
import org.partida.api.document.Links;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.views.LinkView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code link-list link-accept link-refuse link-undo}. */
@Path("links")
@Produces(MediaType.APPLICATION_JSON)
public final class LinkResource {
  private final Services services;

  public LinkResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(
      value = "Documents that may be papers of one fact, with the reasons, newest first",
      answer = Doc.Answer.LIST,
      of = "LinkOffer")
  public List<Obj> list(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("one company only") CompanyId company,
      @QueryParam("state") @Doc("open (if not given), accepted, refused, undone or all")
          String state,
      @QueryParam("limit") @DefaultValue("200") @Doc("how many") int limit) {
    return Lists.of(
        services
            .need(Links.class)
            .offers(
                Caller.actor(who), Optional.ofNullable(company), state(state), Lists.limit(limit)),
        LinkView::of);
  }

  private static Optional<LinkOffer.State> state(String given) {
    String text = given == null || given.isBlank() ? "open" : given;
    try {
      return text.equalsIgnoreCase("all")
          ? Optional.empty()
          : Optional.of(LinkOffer.State.valueOf(text.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "usage",
              "there is no state " + text,
              "state",
              "one of open, accepted, refused, undone or all"),
          e);
    }
  }

  @POST
  @Path("{id}/accept")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "The two are one fact: one document keeps both papers and the entry",
      of = "LinkOffer")
  public Obj accept(@Context SecurityContext who, @PathParam("id") String id, Reason why) {
    return LinkView.of(services.need(Links.class).accept(Caller.actor(who), id, why.orNone()));
  }

  @POST
  @Path("{id}/refuse")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "They are two facts; what waited goes on", of = "LinkOffer")
  public Obj refuse(@Context SecurityContext who, @PathParam("id") String id, Reason why) {
    return LinkView.of(services.need(Links.class).refuse(Caller.actor(who), id, why.orNone()));
  }

  @POST
  @Path("{id}/undo")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Takes an acceptance back: two documents again", of = "LinkOffer")
  public Obj undo(@Context SecurityContext who, @PathParam("id") String id, Reason why) {
    return LinkView.of(services.need(Links.class).undo(Caller.actor(who), id, why.orNone()));
  }
}
