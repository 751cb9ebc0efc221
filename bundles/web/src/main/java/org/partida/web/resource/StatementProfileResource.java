package org.partida.web.resource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.statement.StatementProfiles;
import org.partida.api.statement.Statements;
import org.partida.views.Obj;
import org.partida.views.StatementView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.MaxBody;
import org.partida.web.http.Uploaded;
import org.partida.web.openapi.Doc;

/**
 * {@code statement-look statement-profile-save statement-profiles statement-profile-remove
 * format-trust}.
 */
@Path("statement-profiles")
@Produces(MediaType.APPLICATION_JSON)
public final class StatementProfileResource {
  private final Services services;

  public StatementProfileResource(Services services) {
    this.services = services;
  }

  private static Actor caller(SecurityContext who, Access access) {
    Actor actor = Caller.actor(who);
    actor.requireAll(Module.STATEMENTS, access);
    return actor;
  }

  @GET
  @Doc(value = "Profiles that people have saved", of = "StatementProfile")
  public List<Obj> list(@Context SecurityContext who) {
    Actor actor = caller(who, Access.READ);
    return Lists.of(services.need(StatementProfiles.class).list(actor), StatementView::of);
  }

  @POST
  @Path("look")
  @MaxBody(MaxBody.STATEMENT)
  @Consumes(MediaType.WILDCARD)
  @Doc("The first rows of an unknown table, and a draft of its profile")
  public Obj look(
      @Context SecurityContext who,
      @HeaderParam("X-File-Name") @Doc("name of the file") String name,
      InputStream body)
      throws IOException {
    Actor actor = caller(who, Access.READ);
    StatementProfiles profiles = services.need(StatementProfiles.class);
    try (Uploaded file = Uploaded.spool(services, name, body);
        InputStream in = Files.newInputStream(file.path())) {
      return StatementView.of(profiles.look(actor, file.name(), in));
    }
  }

  /**
   * A profile.
   *
   * @param yaml its text
   */
  record Text(String yaml) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Keeps a profile; its files are read from then on")
  public Obj save(@Context SecurityContext who, Text t) throws IOException {
    Actor actor = caller(who, Access.WRITE);
    String yaml = Lists.require(t.yaml(), "yaml");
    return StatementView.of(
        services.need(StatementProfiles.class).save(actor, "the profile", yaml));
  }

  @DELETE
  @Path("{id}")
  @Doc("Takes a saved profile away; what was read by it stays")
  public Response remove(@Context SecurityContext who, @PathParam("id") String id)
      throws IOException {
    Actor actor = caller(who, Access.WRITE);
    services.need(StatementProfiles.class).remove(actor, id);
    return Response.noContent().build();
  }

  @POST
  @Path("{id}/trust")
  @Doc(
      "Imports files of a format that was not proven: the caller has compared one with what was read")
  public Response trust(@Context SecurityContext who, @PathParam("id") String id) {
    Actor actor = caller(who, Access.WRITE);
    services.need(Statements.class).trustFormat(actor, id);
    return Response.noContent().build();
  }
}
