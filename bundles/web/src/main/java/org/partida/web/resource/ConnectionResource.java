package org.partida.web.resource;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.network.Authorisations;
import org.partida.api.network.Connections;
import org.partida.views.ConnectionView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code connection-list connection-show connection-certificate spv-connect spv-disconnect}. */
@Path("connections")
@Produces(MediaType.APPLICATION_JSON)
public final class ConnectionResource {
  private final Services services;

  public ConnectionResource(Services services) {
    this.services = services;
  }

  /**
   * What an authority's token endpoint answered; its field names are the authority's (RFC 6749).
   */
  record Tokens(String network, String name, String access_token, String refresh_token) {}

  @GET
  @Doc(
      value = "The connections to networks; secrets are never shown",
      answer = Doc.Answer.LIST,
      of = "Connection")
  public List<Obj> list(@Context SecurityContext who) {
    return Lists.of(services.need(Connections.class).list(Caller.actor(who)), ConnectionView::of);
  }

  @GET
  @Path("{id}")
  @Doc(value = "A connection", of = "Connection")
  public Obj get(@Context SecurityContext who, @PathParam("id") String id) {
    return services
        .need(Connections.class)
        .find(Caller.actor(who), id)
        .map(ConnectionView::of)
        .orElseThrow(() -> Lists.unknown("connection", id));
  }

  @PUT
  @Path("{id}/tokens")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Stores a pair of tokens that was got elsewhere; network is ro.spv if absent",
      of = "Connection")
  public Obj putTokens(@Context SecurityContext who, @PathParam("id") String id, Tokens tokens) {
    String network = tokens.network() == null ? "ro.spv" : tokens.network();
    return ConnectionView.of(
        services
            .need(Connections.class)
            .putTokens(
                Caller.actor(who),
                id,
                network,
                tokens.name() == null ? id : tokens.name(),
                Lists.require(tokens.access_token(), "access_token"),
                Lists.require(tokens.refresh_token(), "refresh_token")));
  }

  /** Its last day, ISO 8601; absent = not known. */
  record Certificate(LocalDate until) {}

  @PUT
  @Path("{id}/certificate")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Notes the last day of the certificate, which the authority does not tell",
      of = "Connection")
  public Obj certificate(
      @Context SecurityContext who, @PathParam("id") String id, Certificate certificate) {
    return ConnectionView.of(
        services
            .need(Connections.class)
            .certificate(Caller.actor(who), id, Optional.ofNullable(certificate.until())));
  }

  @DELETE
  @Path("{id}/tokens")
  @Doc(
      value =
          "Ends a connection: its tokens are forgotten here, and by the authority if it offers a way",
      of = "Connection")
  public Obj disconnect(@Context SecurityContext who, @PathParam("id") String id) {
    return ConnectionView.of(services.need(Authorisations.class).disconnect(Caller.actor(who), id));
  }
}
