package org.partida.web.resource;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.ws.rs.GET;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.posting.VatBook;
import org.partida.api.posting.VatBooks;
import org.partida.api.posting.VatPeriod;
import org.partida.api.security.Access;
import org.partida.api.security.Module;
import org.partida.base.home.Home;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.views.Obj;
import org.partida.views.VatView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.Downloads;
import org.partida.web.openapi.Doc;

/** {@code vat-journal vat-sheet}. */
@javax.ws.rs.Path("companies/{company}/vat")
@Produces(MediaType.APPLICATION_JSON)
public final class VatResource {
  private final Services services;

  public VatResource(Services services) {
    this.services = services;
  }

  @GET
  @javax.ws.rs.Path("journals/{book}")
  @Doc(value = "The sales or purchases journal of a period", of = "VatJournal")
  public Obj journal(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("book") String book,
      @QueryParam("period") @Doc("month 2026-10 or quarter 2026-Q4") String period) {
    VatBooks books = books(who, company);
    return VatView.of(
        books.journal(Caller.actor(who), company, VatBook.parse(book), period(period)));
  }

  @GET
  @javax.ws.rs.Path("sheets/{book}")
  @Doc(value = "The rows of D300, or the control sheet of D394", of = "VatSheet")
  public Obj sheet(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("book") String book,
      @QueryParam("period") @Doc("month 2026-10 or quarter 2026-Q4") String period) {
    VatBooks books = books(who, company);
    return VatView.of(books.sheet(Caller.actor(who), company, VatBook.parse(book), period(period)));
  }

  /** Written whole before the first byte is sent: a failure is an answer and not half a file. */
  @GET
  @javax.ws.rs.Path("files/{book}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Doc(value = "A journal or sheet as csv, xlsx or pdf", answer = Doc.Answer.FILE)
  public Response file(
      @Context SecurityContext who,
      @Context HttpHeaders headers,
      @PathParam("company") CompanyId company,
      @PathParam("book") String book,
      @QueryParam("period") @Doc("month 2026-10 or quarter 2026-Q4") String period,
      @QueryParam("format") @Doc("csv, xlsx or pdf") String format,
      @QueryParam("language") @Doc("ro, it or en") String language)
      throws Exception {
    VatBooks books = books(who, company);
    VatBook which = VatBook.parse(book);
    VatPeriod when = period(period);
    String wanted = Lists.require(format, "format");
    if (!books.formats().contains(wanted)) {
      throw new PartidaException(
          new Problem(
              "usage",
              "no running bundle writes " + wanted,
              "format",
              "one of " + books.formats()));
    }
    Path file = Files.createTempFile(services.need(Home.class).spool(), "vat", ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        books.print(
            Caller.actor(who), company, which, when, wanted, Languages.of(language, headers), out);
      }
      String name = company.value() + "_" + which.word() + "_" + when + "." + wanted;
      return Downloads.of(
          name,
          media(wanted),
          Files.newInputStream(file, java.nio.file.StandardOpenOption.DELETE_ON_CLOSE));
    } catch (Exception e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** The service checks again; this tells who may not before what is missing from the question. */
  private VatBooks books(SecurityContext who, CompanyId company) {
    Caller.actor(who).require(company, Module.POSTING, Access.READ);
    return services.need(VatBooks.class);
  }

  private static VatPeriod period(String text) {
    return VatPeriod.parse(Lists.require(text, "period"));
  }

  private static String media(String format) {
    return switch (format) {
      case "csv" -> "text/csv;charset=utf-8";
      case "pdf" -> "application/pdf";
      case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      default -> MediaType.APPLICATION_OCTET_STREAM;
    };
  }
}
