package org.partida.web.resource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.StreamingOutput;
import org.partida.api.document.PaperImport;
import org.partida.api.document.Scan;
import org.partida.api.document.ScanKind;
import org.partida.api.document.ScanState;
import org.partida.api.document.Scans;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.views.Obj;
import org.partida.views.ScanView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.MaxBody;
import org.partida.web.http.Uploaded;
import org.partida.web.openapi.Doc;

/** {@code scan-send scan-list scan-show scan-enter scan-set-aside scan-reopen}. */
@Path("scans")
@Produces(MediaType.APPLICATION_JSON)
public final class ScanResource {
  private static final String PNG = "image/png";

  private final Services services;

  public ScanResource(Services services) {
    this.services = services;
  }

  @POST
  @MaxBody(MaxBody.SCAN)
  @Consumes(MediaType.WILDCARD)
  @Doc(
      "Keeps a photo (JPEG, PNG, WebP) or PDF of a paper until somebody enters it: 201, or 200 if it came before")
  public Response send(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("whose; required") CompanyId company,
      @QueryParam("kind") @DefaultValue("OTHER") @Doc("what it is") ScanKind kind,
      @QueryParam("note") @DefaultValue("") @Doc("what there is to say about it") String note,
      @HeaderParam("X-File-Name") @Doc("name of the file") String name,
      InputStream body)
      throws IOException {
    Actor actor = Caller.actor(who);
    Scans scans = services.need(Scans.class);
    Lists.require(company == null ? "" : company.value(), "company");
    try (Uploaded file = Uploaded.spool(services, Uploaded.utf8(name), body);
        InputStream in = Files.newInputStream(file.path())) {
      Scans.Sent sent = scans.send(actor, company, file.name(), kind, note, in);
      return Response.status(sent.known() ? Response.Status.OK : Response.Status.CREATED)
          .entity(ScanView.of(sent))
          .build();
    }
  }

  @GET
  @Doc(value = "Scanned papers, oldest first", answer = Doc.Answer.PAGE, of = "Scan")
  public Obj list(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("only this one's") CompanyId company,
      @QueryParam("state") @Doc("only these") ScanState state,
      @QueryParam("document") @Doc("only what this document was entered from") String document,
      @QueryParam("limit") @DefaultValue("100") @Doc("at most so many") int limit,
      @QueryParam("after") @Doc("position, as the page before gave it") String after) {
    return Lists.page(
        services
            .need(Scans.class)
            .list(
                Caller.actor(who),
                Optional.ofNullable(company),
                Optional.ofNullable(state),
                Lists.after(document),
                Lists.limit(limit),
                Lists.after(after)),
        ScanView::of);
  }

  @GET
  @Path("vat-rates")
  @Doc(
      value = "The VAT rates that papers of a day may bear in the company's country",
      answer = Doc.Answer.LIST,
      of = "LegalRate")
  public List<Obj> rates(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("whose; required") CompanyId company,
      @QueryParam("date") @Doc("day of the paper; required") String date) {
    Lists.require(company == null ? "" : company.value(), "company");
    return Lists.of(
        services.need(Scans.class).vatRates(Caller.actor(who), company, Lists.day(date, "date")),
        ScanView::of);
  }

  @GET
  @Path("{id}")
  @Doc(value = "A scanned paper, and where it stands", of = "Scan")
  public Obj get(@Context SecurityContext who, @PathParam("id") String id) {
    return ScanView.of(scan(Caller.actor(who), id));
  }

  private Scan scan(Actor actor, String id) {
    return services.need(Scans.class).find(actor, id).orElseThrow(() -> Lists.unknown("scan", id));
  }

  @GET
  @Path("{id}/file")
  @Produces(MediaType.WILDCARD)
  @Doc(value = "Its bytes: a picture to be shown, a PDF to be saved", answer = Doc.Answer.FILE)
  public Response file(@Context SecurityContext who, @PathParam("id") String id)
      throws IOException {
    Actor actor = Caller.actor(who);
    Scan scan = scan(actor, id);
    InputStream bytes = services.need(Scans.class).open(actor, id);
    boolean picture = scan.mediaType().startsWith("image/");
    String suffix = scan.mediaType().substring(scan.mediaType().indexOf('/') + 1);
    return Response.ok(
            (StreamingOutput)
                out -> {
                  try (bytes) {
                    bytes.transferTo(out);
                  }
                },
            MediaType.valueOf(scan.mediaType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            (picture ? "inline" : "attachment") + "; filename=\"" + scan.id() + "." + suffix + "\"")
        .build();
  }

  @GET
  @Path("{id}/pages/{page}")
  @Produces(PNG)
  @Doc(value = "A page of a PDF as a picture", answer = Doc.Answer.FILE)
  public Response page(
      @Context SecurityContext who,
      @PathParam("id") String id,
      @PathParam("page") @Doc("from 1") int page,
      @QueryParam("width") @DefaultValue("1200") @Doc("in pixels, 200 to 2000") int width)
      throws IOException {
    Actor actor = Caller.actor(who);
    Scans scans = services.need(Scans.class);
    // drawn before the answer begins, so that a fault is an answer of its own
    ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    scans.page(actor, id, page, width, drawn);
    return Response.ok(drawn.toByteArray(), PNG).build();
  }

  @POST
  @Path("{id}/entry")
  @MaxBody(MaxBody.DOCUMENT)
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      "Makes a document of what a person read on it, in the neutral form of docs/papers.md: 201 if it is new")
  public Response enter(@Context SecurityContext who, @PathParam("id") String id, InputStream json)
      throws IOException {
    PaperImport.Item item =
        services.need(Scans.class).enter(Caller.actor(who), id, json.readAllBytes());
    boolean fresh = item.outcome() == PaperImport.Outcome.NEW;
    return Response.status(fresh ? Response.Status.CREATED : Response.Status.OK)
        .entity(ScanView.of(item))
        .build();
  }

  @POST
  @Path("{id}/set-aside")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Says that nothing is to be made of it, and why", of = "Scan")
  public Obj setAside(@Context SecurityContext who, @PathParam("id") String id, Reason why) {
    return ScanView.of(services.need(Scans.class).setAside(Caller.actor(who), id, why.required()));
  }

  @POST
  @Path("{id}/reopen")
  @Doc(value = "Lets it wait again", of = "Scan")
  public Obj reopen(@Context SecurityContext who, @PathParam("id") String id) {
    return ScanView.of(services.need(Scans.class).reopen(Caller.actor(who), id));
  }
}
