package org.partida.web.resource;

import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.api.security.People;
import org.partida.api.security.PersonDraft;
import org.partida.api.security.PersonState;
import org.partida.api.security.SignIn;
import org.partida.model.CompanyId;
import org.partida.views.Obj;
import org.partida.views.PersonView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/**
 * {@code person-show person-change person-grant person-revoke person-password person-lock
 * person-unlock person-remove person-token}. The token is a PUT, so that the secret in the answer
 * is never remembered for repeats.
 */
@Path("people/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class PersonResource {
  private final Services services;

  public PersonResource(Services services) {
    this.services = services;
  }

  /** What is changed; absent stays, an empty text takes away. */
  record Draft(String name, String mail, String phone, String language) {}

  /** Rights: of a role (for companies, if it is for chosen ones), or each by itself. */
  record Rights(String role, List<CompanyId> companies, List<Right> grants) {}

  /** A right; without company for all, without module in all. */
  record Right(CompanyId company, Module module, Access access) {
    Grant grant() {
      return new Grant(
          Optional.ofNullable(company),
          Optional.ofNullable(module),
          access == null ? Access.READ : access);
    }
  }

  /** The new password. */
  record Secret(String password) {}

  /**
   * What the token is for.
   *
   * @param name for people; the id if absent
   * @param company the only company it works for; all companies if absent
   */
  record Order(String name, CompanyId company) {}

  @GET
  @Doc(value = "A person with rights; for administrators", of = "Person")
  public Obj show(@Context SecurityContext who, @PathParam("id") String id) {
    return PersonView.of(people().find(Caller.actor(who), id));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Changes what is given of a person; for administrators", of = "Person")
  public Obj change(@Context SecurityContext who, @PathParam("id") String id, Draft draft) {
    return PersonView.of(
        people()
            .change(
                Caller.actor(who),
                new PersonDraft(
                    id,
                    Optional.ofNullable(draft.name()),
                    Optional.ofNullable(draft.mail()),
                    Optional.ofNullable(draft.phone()),
                    Optional.ofNullable(draft.language()))));
  }

  @POST
  @Path("grants")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value =
          "Gives rights: {\"role\":…,\"companies\":[…]} or {\"grants\":[{\"company\",\"module\",\"access\"}]}; for administrators",
      of = "Person")
  public Obj grant(@Context SecurityContext who, @PathParam("id") String id, Rights rights) {
    Actor actor = Caller.actor(who);
    if (rights.role() == null) {
      List<Right> all = rights.grants() == null ? List.of() : rights.grants();
      return PersonView.of(people().grant(actor, id, all.stream().map(Right::grant).toList()));
    }
    return PersonView.of(
        people()
            .grantRole(
                actor,
                id,
                rights.role(),
                rights.companies() == null ? List.of() : rights.companies()));
  }

  @DELETE
  @Path("grants")
  @Doc(
      value = "Takes rights away, of a company, in a module, or all; for administrators",
      of = "Person")
  public Obj revoke(
      @Context SecurityContext who,
      @PathParam("id") String id,
      @QueryParam("company") @Doc("only what was given for this company") CompanyId company,
      @QueryParam("module") @Doc("only what was given in this module") Module module) {
    return PersonView.of(
        people()
            .revoke(
                Caller.actor(who), id, Optional.ofNullable(company), Optional.ofNullable(module)));
  }

  @PUT
  @Path("password")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Sets a person's password; their sessions end; for administrators")
  public Response password(
      @Context SecurityContext who, @PathParam("id") String id, Secret secret) {
    services
        .need(SignIn.class)
        .setPassword(Caller.actor(who), id, secret.password() == null ? "" : secret.password());
    return Response.noContent().build();
  }

  @POST
  @Path("lock")
  @Doc(
      value = "The person cannot sign in, sessions end, the token stops; for administrators",
      of = "Person")
  public Obj lock(@Context SecurityContext who, @PathParam("id") String id) {
    return PersonView.of(people().lock(Caller.actor(who), id));
  }

  @POST
  @Path("unlock")
  @Doc(
      value = "The person can sign in again, after wrong passwords too; for administrators",
      of = "Person")
  public Obj unlock(@Context SecurityContext who, @PathParam("id") String id) {
    return PersonView.of(people().unlock(Caller.actor(who), id));
  }

  @DELETE
  @Doc("Removes a person with password, token and rights; for administrators")
  public Response remove(@Context SecurityContext who, @PathParam("id") String id) {
    people().remove(Caller.actor(who), id);
    return Response.noContent().build();
  }

  @PUT
  @Path("token")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value =
          "Makes or renews a person's access token, shown this once; who is known keeps the rights they have; for administrators",
      of = "Token")
  public Obj token(@Context SecurityContext who, @PathParam("id") String id, Order order) {
    Actor actor = Caller.actor(who);
    return Obj.obj().put("id", id).put("token", secret(actor, id, order));
  }

  private String secret(Actor actor, String id, Order order) {
    boolean known =
        people().list(actor).stream()
            .anyMatch(p -> p.id().equals(id) && p.state() != PersonState.REMOVED);
    if (known && order.company() == null) {
      return people().renewToken(actor, id);
    }
    return services
        .need(SignIn.class)
        .issueToken(
            actor,
            id,
            order.name() == null ? id : order.name(),
            List.of(
                new Grant(Optional.ofNullable(order.company()), Optional.empty(), Access.WRITE)));
  }

  private People people() {
    return services.need(People.class);
  }
}
