package org.partida.web.resource;

import java.util.List;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.security.Sessions;
import org.partida.views.Obj;
import org.partida.views.PersonView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code session-list session-end}. */
@Path("sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionsResource {
  private final Services services;

  public SessionsResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(
      value = "The sessions of all people; for administrators",
      answer = Doc.Answer.LIST,
      of = "OpenSession")
  public List<Obj> list(@Context SecurityContext who) {
    return Lists.of(services.need(Sessions.class).list(Caller.actor(who)), PersonView::of);
  }

  @DELETE
  @Path("{id}")
  @Doc("Ends a session; for administrators")
  public Response end(@Context SecurityContext who, @PathParam("id") String id) {
    services.need(Sessions.class).end(Caller.actor(who), id);
    return Response.noContent().build();
  }
}
