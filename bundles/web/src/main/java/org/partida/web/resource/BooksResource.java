package org.partida.web.resource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.posting.Books;
import org.partida.api.posting.MonthExports;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.file.FileNames;
import org.partida.base.home.Home;
import org.partida.base.text.Months;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.views.Obj;
import org.partida.views.VoucherView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.Downloads;
import org.partida.web.openapi.Doc;

/** {@code voucher-list post trial-balance journal export}. */
@javax.ws.rs.Path("companies/{company}")
@Produces(MediaType.APPLICATION_JSON)
public final class BooksResource {
  private static final String SAFT = "saft";

  private final Services services;
  private final Clock clock;

  public BooksResource(Services services, Clock clock) {
    this.services = services;
    this.clock = clock;
  }

  @GET
  @javax.ws.rs.Path("vouchers")
  @Doc(value = "Vouchers, newest first", answer = Doc.Answer.PAGE, of = "Voucher")
  public Obj vouchers(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("state") VoucherState state,
      @QueryParam("limit") @DefaultValue("100") @Doc("length of the page") int limit,
      @QueryParam("after") @Doc("the position that the last page gave as next") String after) {
    return Lists.page(
        services
            .need(Books.class)
            .vouchers(
                Caller.actor(who),
                company,
                Optional.ofNullable(state),
                Lists.limit(limit),
                Lists.after(after)),
        VoucherView::of);
  }

  @POST
  @javax.ws.rs.Path("post")
  @Doc(value = "Posts all approved documents of the company", answer = Doc.Answer.JOB)
  public Response post(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    Books books = services.need(Books.class);
    Actor actor = Caller.actor(who);
    // the service checks again; this only tells the caller now instead of in the job
    actor.require(company, Module.POSTING, Access.WRITE);
    return Work.start(
        services,
        who,
        "Post approved documents",
        Optional.of(company),
        progress -> {
          List<VoucherRecord> touched = books.post(actor, company, Optional.empty());
          long posted = touched.stream().filter(v -> v.state() == VoucherState.POSTED).count();
          return Work.ended(
              posted + " of " + touched.size() + " vouchers posted",
              touched.stream().flatMap(v -> v.problem().stream()).toList());
        });
  }

  @GET
  @javax.ws.rs.Path("trial-balance")
  @Doc(value = "Balances of all accounts", of = "TrialBalance")
  public Obj trialBalance(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("asOf") @Doc("last day counted; today if absent") LocalDate asOf) {
    LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
    return VoucherView.of(services.need(Books.class).trialBalance(Caller.actor(who), company, day));
  }

  @GET
  @javax.ws.rs.Path("journal")
  @Doc(value = "The posted entries, oldest first", answer = Doc.Answer.PAGE, of = "JournalEntry")
  public Obj journal(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("from") @Doc("first day") LocalDate from,
      @QueryParam("to") @Doc("last day") LocalDate to,
      @QueryParam("limit") @DefaultValue("100") @Doc("length of the page") int limit,
      @QueryParam("after") @Doc("the position that the last page gave as next") String after) {
    return Lists.page(
        services
            .need(Books.class)
            .journal(
                Caller.actor(who),
                company,
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                Lists.limit(limit),
                Lists.after(after)),
        VoucherView::of);
  }

  /**
   * Written whole before the first byte is sent, so that a failure is an answer and not half a
   * file.
   */
  @GET
  @javax.ws.rs.Path("export")
  @Produces(MediaType.TEXT_PLAIN)
  @Doc(value = "The journal in another program's format", answer = Doc.Answer.FILE)
  public Response export(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("format")
          @Doc(
              "beancount, csv, hledger, ledger; an unknown one is answered with those that there are")
          String format,
      @QueryParam("period") @Doc("the month, for saft: 2026-10") String period)
      throws Exception {
    String wanted = Lists.require(format, "format");
    String stem = company.value() + "_";
    if (SAFT.equals(wanted)) {
      YearMonth month = Months.of(Lists.require(period, "period")).get(0);
      MonthExports months = services.need(MonthExports.class);
      return file(
          stem + month + ".xml",
          out -> months.export(Caller.actor(who), company, wanted, month, out));
    }
    Books books = services.need(Books.class);
    if (!books.exportFormats().contains(wanted)) {
      throw new PartidaException(
          new Problem(
              "usage",
              "there is no export format " + wanted,
              "format",
              "one of " + books.exportFormats() + ", or saft with a period"));
    }
    return file(
        stem + LocalDate.now(clock) + "." + FileNames.safe(wanted),
        out -> books.export(Caller.actor(who), company, wanted, out));
  }

  /** Writes the file. */
  @FunctionalInterface
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private Response file(String name, Writing writing) throws IOException {
    Path file = Files.createTempFile(services.need(Home.class).spool(), "export", ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        writing.to(out);
      }
      return Downloads.of(
          name,
          MediaType.TEXT_PLAIN + ";charset=utf-8",
          Files.newInputStream(file, java.nio.file.StandardOpenOption.DELETE_ON_CLOSE));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
