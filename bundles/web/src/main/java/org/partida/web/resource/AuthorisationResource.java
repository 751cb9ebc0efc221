package org.partida.web.resource;

import java.net.URI;
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
import org.partida.api.network.Authorisations;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.views.ConnectionView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code spv-connect} by way of the browser. */
@Path("authorisations")
@Produces(MediaType.APPLICATION_JSON)
public final class AuthorisationResource {
  private final Services services;

  public AuthorisationResource(Services services) {
    this.services = services;
  }

  /** Which connection, to which network (ro.spv if absent), for which companies. */
  record Request(String connection, String network, String name, List<CompanyId> companies) {}

  /** The whole address that a browser on another machine ended at. */
  record Callback(String address) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value =
          "Begins an authorisation: open its url in a browser within ten minutes; it is used once and shown once",
      of = "Authorisation")
  public Obj begin(@Context SecurityContext who, Request request) {
    return ConnectionView.of(
        services
            .need(Authorisations.class)
            .begin(
                Caller.actor(who),
                new Authorisations.Request(
                    Lists.require(request.connection(), "connection"),
                    request.network() == null ? "ro.spv" : request.network(),
                    Optional.ofNullable(request.name()),
                    request.companies() == null ? List.of() : request.companies())));
  }

  @GET
  @Path("{id}")
  @Doc(value = "How an authorisation stands", of = "Authorisation")
  public Obj get(@Context SecurityContext who, @PathParam("id") String id) {
    return services
        .need(Authorisations.class)
        .find(Caller.actor(who), id)
        .map(ConnectionView::of)
        .orElseThrow(() -> Lists.unknown("authorisation", id));
  }

  @POST
  @Path("callback")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value =
          "Finishes an authorisation with the address that a browser on another machine ended at",
      of = "Authorisation")
  public Obj callback(@Context SecurityContext who, Callback callback) {
    return ConnectionView.of(
        services
            .need(Authorisations.class)
            .finish(Caller.actor(who), address(Lists.require(callback.address(), "address")))
            .authorisation());
  }

  private static URI address(String text) {
    try {
      return URI.create(text.strip());
    } catch (IllegalArgumentException e) {
      // the text holds a code, so it is not repeated
      throw new PartidaException(
          new Problem(
              "authorisation.address",
              "not an address",
              "address",
              "copy the whole address that the browser ended at"));
    }
  }
}
