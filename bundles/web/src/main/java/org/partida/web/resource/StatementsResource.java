package org.partida.web.resource;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.glassfish.jersey.media.multipart.FormDataContentDisposition;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.Statements;
import org.partida.model.CompanyId;
import org.partida.spi.action.Progress;
import org.partida.views.Obj;
import org.partida.views.ProblemView;
import org.partida.views.StatementView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.MaxBody;
import org.partida.web.http.Problems;
import org.partida.web.http.Uploaded;
import org.partida.web.openapi.Doc;

/** {@code statement-import statement-list}. */
@Path("statements")
@Produces(MediaType.APPLICATION_JSON)
public final class StatementsResource {
  private final Services services;

  public StatementsResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(value = "The imported statements", answer = Doc.Answer.LIST, of = "Statement")
  public List<Obj> list(@Context SecurityContext who, @QueryParam("company") CompanyId company) {
    return Lists.of(
        services.need(Statements.class).list(Caller.actor(who), Optional.ofNullable(company)),
        StatementView::of);
  }

  @POST
  @MaxBody(MaxBody.STATEMENT)
  @Consumes(MediaType.WILDCARD)
  @Doc(
      value =
          "Imports a statement file; a file imported before changes nothing, an unknown format is refused whole",
      of = "ImportResult")
  public Response importBody(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("whose; told by the account in the file if absent")
          CompanyId company,
      @HeaderParam("X-File-Name") @Doc("name of the file") String name,
      InputStream body)
      throws IOException {
    return importFile(who, company, name, body);
  }

  @POST
  @MaxBody(MaxBody.STATEMENT)
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Doc(
      value =
          "Imports a statement file; a file imported before changes nothing, an unknown format is refused whole",
      of = "ImportResult")
  public Response importForm(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("whose; told by the account in the file if absent")
          CompanyId company,
      @FormDataParam("file") InputStream file,
      @FormDataParam("file") FormDataContentDisposition head)
      throws IOException {
    return importFile(
        who,
        company,
        head == null ? "" : head.getFileName(),
        file == null ? InputStream.nullInputStream() : file);
  }

  private Response importFile(SecurityContext who, CompanyId company, String name, InputStream body)
      throws IOException {
    Statements statements = services.need(Statements.class);
    ImportResult r;
    // spooled first: a broken upload must not reach the archive as a file of its own
    try (Uploaded file = Uploaded.spool(services, Uploaded.utf8(name), body);
        InputStream in = java.nio.file.Files.newInputStream(file.path())) {
      r =
          statements.importFile(
              Caller.actor(who), Optional.ofNullable(company), file.name(), in, Progress.SILENT);
    }
    if (r.format().isPresent() || r.problems().isEmpty()) {
      return Response.ok(StatementView.of(r)).build();
    }
    Obj refused =
        Problems.body(422, r.problems().get(0)).list("problems", r.problems(), ProblemView::of);
    return Response.status(422).type(Problems.JSON).entity(refused).build();
  }
}
