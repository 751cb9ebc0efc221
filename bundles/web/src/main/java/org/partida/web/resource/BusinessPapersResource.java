package org.partida.web.resource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.YearMonth;
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
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.document.BusinessPapers;
import org.partida.api.document.PaperImport;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.spi.action.Progress;
import org.partida.spi.posting.PaperSettings;
import org.partida.views.BusinessPaperView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.MaxBody;
import org.partida.web.http.Uploaded;
import org.partida.web.openapi.Doc;

/** {@code paper-import paper-show paper-link paper-settings retail-discharge}. */
@Path("papers")
@Produces(MediaType.APPLICATION_JSON)
public final class BusinessPapersResource {
  private final Services services;

  public BusinessPapersResource(Services services) {
    this.services = services;
  }

  @POST
  @MaxBody(MaxBody.DOCUMENT)
  @Consumes(MediaType.WILDCARD)
  @Doc(
      "Takes receptions, delivery notes, Z reports, receipts, customs declarations and discharges, JSON or CSV (docs/papers.md), each once: 201 if something is new")
  public Response take(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("whose; required") CompanyId company,
      @HeaderParam("X-File-Name") @Doc("name of the file") String name,
      InputStream body)
      throws IOException {
    BusinessPapers papers = services.need(BusinessPapers.class);
    Actor actor = Caller.actor(who);
    PaperImport done;
    try (Uploaded file = Uploaded.spool(services, Uploaded.utf8(name), body);
        InputStream in = Files.newInputStream(file.path())) {
      done = papers.take(actor, require(company), file.name(), in, Progress.SILENT);
    }
    return answer(done);
  }

  @POST
  @Path("discharge")
  @Doc(
      "Discharges the shops at shelf prices for a month with coefficient K, by shop and rate: 201 if something is new")
  public Response discharge(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("whose; required") CompanyId company,
      @QueryParam("month") @Doc("such as 2026-10; required") String month) {
    Actor actor = Caller.actor(who);
    CompanyId id = require(company);
    try {
      YearMonth of = YearMonth.parse(Lists.require(month, "month"));
      return answer(services.need(BusinessPapers.class).discharge(actor, id, of));
    } catch (DateTimeException e) {
      throw new PartidaException(
          new Problem("usage", "not a month: " + month, "month", "write it as 2026-10"));
    }
  }

  private static Response answer(PaperImport done) {
    boolean fresh = done.count(PaperImport.Outcome.NEW) > 0;
    return Response.status(fresh ? Response.Status.CREATED : Response.Status.OK)
        .entity(BusinessPaperView.of(done))
        .build();
  }

  @GET
  @Path("{id}")
  @Doc("What such a paper says, and the invoices that it belongs to")
  public Obj get(@Context SecurityContext who, @PathParam("id") String id) {
    BusinessPapers papers = services.need(BusinessPapers.class);
    Actor actor = Caller.actor(who);
    return BusinessPaperView.of(papers.content(actor, id))
        .some("ties", papers.ties(actor, id), BusinessPaperView::of);
  }

  /**
   * Whether they belong together.
   *
   * @param invoice id of the invoice
   * @param joined false = they do not
   */
  record Tie(String invoice, Boolean joined) {}

  @POST
  @Path("{id}/ties")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Says that an invoice belongs to the paper of its goods, or that it does not")
  public Obj tie(@Context SecurityContext who, @PathParam("id") String id, Tie tie) {
    return BusinessPaperView.of(
        services
            .need(BusinessPapers.class)
            .tie(
                Caller.actor(who),
                id,
                Lists.require(tie.invoice(), "invoice"),
                tie.joined() == null || tie.joined()));
  }

  @GET
  @Path("settings/{company}")
  @Doc("What the company decided about papers")
  public Obj settings(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    return BusinessPaperView.of(
        services.need(BusinessPapers.class).settings(Caller.actor(who), company));
  }

  /**
   * What a company decides; what is absent stays.
   *
   * @param vatWithoutDocument goods without a paper are booked with their VAT
   * @param returnDifference account of the difference of returned goods
   */
  record Settings(Boolean vatWithoutDocument, String returnDifference) {}

  @PUT
  @Path("settings/{company}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Changes it; what waits is proposed so from then on")
  public Obj putSettings(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Settings wanted) {
    BusinessPapers papers = services.need(BusinessPapers.class);
    Actor actor = Caller.actor(who);
    PaperSettings now = papers.settings(actor, company);
    boolean vat =
        wanted.vatWithoutDocument() == null
            ? now.vatWithoutDocument()
            : wanted.vatWithoutDocument();
    return BusinessPaperView.of(
        papers.settings(actor, company, new PaperSettings(vat, account(wanted, now))));
  }

  private static AccountCode account(Settings wanted, PaperSettings now) {
    try {
      return wanted.returnDifference() == null
          ? now.returnDifference()
          : AccountCode.of(wanted.returnDifference());
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem("usage", e.getMessage(), "returnDifference", "give an account such as 607"));
    }
  }

  private static CompanyId require(CompanyId company) {
    if (company == null) {
      throw new PartidaException(
          new Problem("usage", "company is missing", "company", "say whose papers these are"));
    }
    return company;
  }
}
