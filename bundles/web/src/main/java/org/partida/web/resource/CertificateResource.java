package org.partida.web.resource;

import java.io.IOException;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.archive.Archive;
import org.partida.api.archive.Certificates;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.action.ActionResult;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.Downloads;
import org.partida.web.openapi.Doc;

/** {@code spv-certificate}. */
@Path("companies/{company}/certificates")
@Produces(MediaType.APPLICATION_JSON)
public final class CertificateResource {
  private final Services services;

  public CertificateResource(Services services) {
    this.services = services;
  }

  /** Which month, in which language the PDF. */
  record Of(String month, String language) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value =
          "Certifies what became of every message of a month; the job's message ends with the SHA-256 of the JSON and of the PDF, to be downloaded below",
      answer = Doc.Answer.JOB)
  public Response issue(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Of of) {
    Actor actor = Caller.actor(who);
    // the service checks again; this only tells the caller now instead of in the job
    actor.require(company, Module.ARCHIVE, Access.WRITE);
    Certificates certificates = services.need(Certificates.class);
    YearMonth month = month(Lists.require(of.month(), "month"));
    Locale language = Locale.forLanguageTag(of.language() == null ? "ro" : of.language());
    return Work.start(
        services,
        who,
        "Certificate of " + month,
        Optional.of(company),
        progress -> {
          try {
            Certificates.Issued i = certificates.issue(actor, company, month, language, progress);
            String files = i.json() + i.pdf().map(p -> " " + p).orElse("");
            return i.certificate().complete()
                ? ActionResult.ok("complete " + files)
                : new ActionResult(
                    ActionResult.Outcome.PARTIAL,
                    "not complete " + files,
                    i.certificate().why().stream()
                        .map(
                            w ->
                                new Problem(
                                    "certificate.incomplete",
                                    w,
                                    month.toString(),
                                    "see the certificate"))
                        .toList());
          } catch (IOException e) {
            throw new PartidaException(
                new Problem(
                    "certificate.write",
                    "the certificate cannot be written: " + e.getMessage(),
                    month.toString(),
                    "check the disk"),
                e);
          }
        });
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException e) {
      throw new PartidaException(
          new Problem("usage", "not a month: " + text, "month", "write it as 2026-10"), e);
    }
  }

  @GET
  @Path("{hash}/json")
  @Produces(MediaType.APPLICATION_JSON)
  @Doc(value = "A certificate, byte for byte", answer = Doc.Answer.FILE)
  public Response json(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("hash") String hash)
      throws IOException {
    return file(who, company, hash, ".json", MediaType.APPLICATION_JSON);
  }

  @GET
  @Path("{hash}/pdf")
  @Produces("application/pdf")
  @Doc(value = "A certificate for people", answer = Doc.Answer.FILE)
  public Response pdf(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("hash") String hash)
      throws IOException {
    return file(who, company, hash, ".pdf", "application/pdf");
  }

  private Response file(
      SecurityContext who, CompanyId company, String hash, String ending, String type)
      throws IOException {
    Caller.actor(who).require(company, Module.ARCHIVE, Access.READ);
    if (!hash.matches("[0-9a-f]{64}")) {
      throw Lists.unknown("certificate", hash);
    }
    return Downloads.of(
        "certificate_" + company + ending,
        type,
        services.need(Archive.class).open(Caller.actor(who), company, new Sha256(hash)));
  }
}
