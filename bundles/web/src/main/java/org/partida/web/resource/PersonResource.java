package org.partida.web.resource;

import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.security.Access;
import org.partida.api.security.Grant;
import org.partida.api.security.SignIn;
import org.partida.model.CompanyId;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/**
 * {@code person-token}. A PUT, so that the secret in the answer is never remembered for repeats.
 */
@Path("people/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class PersonResource {
  private final Services services;

  public PersonResource(Services services) {
    this.services = services;
  }

  /**
   * What the token is for.
   *
   * @param name for people; the id if absent
   * @param company the only company it works for; all companies if absent
   */
  record Order(String name, CompanyId company) {}

  @PUT
  @Path("token")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Makes or renews a person's access token, shown this once; for administrators",
      of = "Token")
  public Obj token(@Context SecurityContext who, @PathParam("id") String id, Order order) {
    List<Grant> grants =
        List.of(new Grant(Optional.ofNullable(order.company()), Optional.empty(), Access.WRITE));
    String name = order.name() == null ? id : order.name();
    return Obj.obj()
        .put("id", id)
        .put("token", services.need(SignIn.class).issueToken(Caller.actor(who), id, name, grants));
  }
}
