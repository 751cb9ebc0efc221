package org.partida.web.resource;

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
import org.partida.api.posting.Books;
import org.partida.api.posting.Explanations;
import org.partida.model.ExternalId;
import org.partida.views.Obj;
import org.partida.views.TrailView;
import org.partida.views.VoucherView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code voucher-show undo}. */
@Path("vouchers/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class VoucherResource {
  private final Services services;

  public VoucherResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(value = "A voucher with the reason of each line", of = "Voucher")
  public Obj get(@Context SecurityContext who, @PathParam("id") ExternalId id) {
    return services
        .need(Books.class)
        .find(Caller.actor(who), id)
        .map(VoucherView::of)
        .orElseThrow(() -> Lists.unknown("voucher", id));
  }

  @GET
  @Path("why")
  @Doc(
      value =
          "Why the entry is as it is: document, rules, input, who and when, and whether the rules say the same again",
      of = "Explanation")
  public Obj why(@Context SecurityContext who, @PathParam("id") String id) {
    return TrailView.of(
        services.need(Explanations.class).why(Caller.actor(who), Optional.empty(), id));
  }

  @POST
  @Path("undo")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Takes a posted voucher back by a counter-entry", of = "Voucher")
  public Obj undo(@Context SecurityContext who, @PathParam("id") ExternalId id, Reason why) {
    return VoucherView.of(services.need(Books.class).undo(Caller.actor(who), id, why.required()));
  }
}
