package org.partida.web.resource;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.glassfish.jersey.media.multipart.FormDataContentDisposition;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.statement.ImportOptions;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.StatementImports;
import org.partida.api.statement.Statements;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
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
          "Imports a statement file, or a ZIP of them; a file imported before changes nothing, an unknown format is refused whole",
      of = "ImportResult")
  public Response importBody(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("whose; told by the account in the file if absent")
          CompanyId company,
      @QueryParam("account") @Doc("the account or register, where the file does not tell it")
          String account,
      @QueryParam("date") @Doc("day on which a settlement's lines are booked") String date,
      @QueryParam("number") @Doc("a settlement's number, where the file has none") String number,
      @QueryParam("background")
          @Doc("true: answers at once with a job; the import goes on after a crash")
          boolean background,
      @Context HttpHeaders headers,
      @HeaderParam("X-File-Name") @Doc("name of the file") String name,
      InputStream body)
      throws IOException {
    mayImport(who);
    ImportOptions options = options(account, date, number);
    return background
        ? background(who, company, options, name, body, headers)
        : importFile(who, company, options, name, body);
  }

  @POST
  @MaxBody(MaxBody.STATEMENT)
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Doc(
      value =
          "Imports a statement file, or a ZIP of them; a file imported before changes nothing, an unknown format is refused whole",
      of = "ImportResult")
  public Response importForm(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("whose; told by the account in the file if absent")
          CompanyId company,
      @QueryParam("account") @Doc("the account or register, where the file does not tell it")
          String account,
      @QueryParam("date") @Doc("day on which a settlement's lines are booked") String date,
      @QueryParam("number") @Doc("a settlement's number, where the file has none") String number,
      @QueryParam("background")
          @Doc("true: answers at once with a job; the import goes on after a crash")
          boolean background,
      @Context HttpHeaders headers,
      @FormDataParam("file") InputStream file,
      @FormDataParam("file") FormDataContentDisposition head)
      throws IOException {
    mayImport(who);
    ImportOptions options = options(account, date, number);
    String name = head == null ? "" : head.getFileName();
    InputStream body = file == null ? InputStream.nullInputStream() : file;
    return background
        ? background(who, company, options, name, body, headers)
        : importFile(who, company, options, name, body);
  }

  /** Whose file it is shows only when it is read, and who may import nothing reads nothing here. */
  private static void mayImport(SecurityContext who) {
    Actor actor = Caller.actor(who);
    if (!actor.mayAny(Module.STATEMENTS, Access.WRITE)) {
      actor.requireAll(Module.STATEMENTS, Access.WRITE);
    }
  }

  private Response background(
      SecurityContext who,
      CompanyId company,
      ImportOptions options,
      String name,
      InputStream body,
      HttpHeaders headers)
      throws IOException {
    try (Uploaded file = Uploaded.spool(services, Uploaded.utf8(name), body);
        InputStream in = java.nio.file.Files.newInputStream(file.path())) {
      return Work.accepted(
          services
              .need(StatementImports.class)
              .background(
                  Caller.actor(who),
                  Optional.ofNullable(company),
                  file.name(),
                  in,
                  options,
                  Languages.of(null, headers)));
    }
  }

  private static ImportOptions options(String account, String date, String number) {
    return new ImportOptions(
        Optional.ofNullable(account),
        Optional.ofNullable(date).map(d -> Lists.day(d, "date")),
        Optional.ofNullable(number),
        Optional.empty());
  }

  @PUT
  @Path("{id}/posting-day")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value =
          "Names the day on which the lines of a courier's or processor's statement are booked; without a date it is as the register says",
      answer = Doc.Answer.LIST,
      of = "Statement")
  public List<Obj> bookOn(
      @Context SecurityContext who,
      @PathParam("id") String id,
      @QueryParam("company") @Doc("whose") CompanyId company,
      DayBody body) {
    if (company == null) {
      throw new PartidaException(
          new Problem("usage", "whose statement is it?", "company", "give ?company=ID"));
    }
    Optional<LocalDate> day =
        Optional.ofNullable(body).map(DayBody::date).map(d -> Lists.day(d, "date"));
    return services.need(Statements.class).bookOn(Caller.actor(who), company, id, day).stream()
        .map(StatementView::of)
        .toList();
  }

  /** A day. */
  record DayBody(String date) {}

  private Response importFile(
      SecurityContext who, CompanyId company, ImportOptions options, String name, InputStream body)
      throws IOException {
    Statements statements = services.need(Statements.class);
    ImportResult r;
    // spooled first: a broken upload must not reach the archive as a file of its own
    try (Uploaded file = Uploaded.spool(services, Uploaded.utf8(name), body);
        InputStream in = java.nio.file.Files.newInputStream(file.path())) {
      r =
          statements.importFile(
              Caller.actor(who),
              Optional.ofNullable(company),
              file.name(),
              in,
              options,
              Progress.SILENT);
    }
    if (r.format().isPresent() || r.problems().isEmpty()) {
      return Response.ok(StatementView.of(r)).build();
    }
    Obj refused =
        Problems.body(422, r.problems().get(0)).list("problems", r.problems(), ProblemView::of);
    return Response.status(422).type(Problems.JSON).entity(refused).build();
  }
}
