package org.partida.web.resource;

import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.security.Access;
import org.partida.api.security.Module;
import org.partida.api.security.People;
import org.partida.api.security.PersonDraft;
import org.partida.views.Obj;
import org.partida.views.PersonView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code person-list person-add}, and the presets of rights. */
@Path("people")
@Produces(MediaType.APPLICATION_JSON)
public final class PeopleResource {
  private final Services services;

  public PeopleResource(Services services) {
    this.services = services;
  }

  /** Who is added. */
  record Draft(String id, String name, String mail, String phone, String language) {}

  @GET
  @Doc(value = "Who signs in; for administrators", answer = Doc.Answer.LIST, of = "Person")
  public List<Obj> list(@Context SecurityContext who) {
    return Lists.of(services.need(People.class).list(Caller.actor(who)), PersonView::of);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Adds a person, without rights and password; for administrators", of = "Person")
  public Obj add(@Context SecurityContext who, Draft draft) {
    return PersonView.of(
        services
            .need(People.class)
            .add(
                Caller.actor(who),
                new PersonDraft(
                    draft.id() == null ? "" : draft.id().strip(),
                    Optional.ofNullable(draft.name()),
                    Optional.ofNullable(draft.mail()),
                    Optional.ofNullable(draft.phone()),
                    Optional.ofNullable(draft.language()))));
  }

  @GET
  @Path("roles")
  @Doc(
      value = "Presets of rights, with names in each language",
      answer = Doc.Answer.LIST,
      of = "Role")
  public List<Obj> roles(@Context SecurityContext who) {
    Caller.actor(who).requireAll(Module.ADMINISTRATION, Access.READ);
    return Lists.of(services.need(People.class).roles(), PersonView::of);
  }
}
