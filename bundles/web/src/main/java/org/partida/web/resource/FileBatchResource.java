package org.partida.web.resource;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
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
import org.partida.api.posting.FileBatch;
import org.partida.api.posting.FileBatches;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.views.FileBatchView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.Downloads;
import org.partida.web.http.MaxBody;
import org.partida.web.openapi.Doc;

/** {@code host-file-export host-file-list host-file-get host-file-confirm host-file-chart}. */
@Path("companies/{company}/file-batches")
@Produces(MediaType.APPLICATION_JSON)
public final class FileBatchResource {
  private final Services services;

  public FileBatchResource(Services services) {
    this.services = services;
  }

  /** A remark; may be absent. */
  record Confirmed(String note) {}

  @GET
  @Doc(
      value = "Files with booked entries, newest first",
      answer = Doc.Answer.LIST,
      of = "FileBatch")
  public List<Obj> list(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.POSTING, Access.READ);
    return Lists.of(services.need(FileBatches.class).list(actor, company), FileBatchView::of);
  }

  @POST
  @Doc(
      value = "Writes booked entries that are in no file yet, each once",
      answer = Doc.Answer.LIST,
      of = "FileBatch")
  public List<Obj> export(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("profile") @Doc("name of a profile; absent = the configured one")
          String profile) {
    Actor actor = allowed(who, company);
    return Lists.of(
        services
            .need(FileBatches.class)
            .export(actor, company, Optional.ofNullable(profile).filter(p -> !p.isBlank())),
        FileBatchView::of);
  }

  @GET
  @Path("{id}/file")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Doc(value = "The file of a batch, the same as it was", answer = Doc.Answer.FILE)
  public Response file(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("id") String id)
      throws IOException {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.POSTING, Access.READ);
    FileBatches batches = services.need(FileBatches.class);
    InputStream in = batches.content(actor, company, id);
    String name =
        batches.list(actor, company).stream()
            .filter(b -> b.id().equals(id))
            .map(FileBatch::fileName)
            .findFirst()
            .orElse(id);
    return Downloads.of(name, MediaType.APPLICATION_OCTET_STREAM, in);
  }

  @POST
  @Path("{id}/confirm")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Says that the program took the file", of = "FileBatch")
  public Obj confirm(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("id") String id,
      Confirmed c) {
    Actor actor = allowed(who, company);
    String note = c == null || c.note() == null ? "" : c.note();
    return FileBatchView.of(services.need(FileBatches.class).confirm(actor, company, id, note));
  }

  @PUT
  @Path("chart")
  @MaxBody(MaxBody.DOCUMENT)
  @Consumes(MediaType.WILDCARD)
  @Doc(value = "The accounts that the program knows: CSV with account, name, code", of = "Chart")
  public Obj chart(
      @Context SecurityContext who, @PathParam("company") CompanyId company, InputStream csv)
      throws IOException {
    Actor actor = allowed(who, company);
    return Obj.obj()
        .put("accounts", services.need(FileBatches.class).putChart(actor, company, csv));
  }

  /** The right is looked at before the body. */
  private static Actor allowed(SecurityContext who, CompanyId company) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.POSTING, Access.WRITE);
    return actor;
  }
}
