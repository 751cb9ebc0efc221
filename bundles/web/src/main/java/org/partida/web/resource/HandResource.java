package org.partida.web.resource;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.posting.HandEntries;
import org.partida.api.posting.HandEntries.Draft;
import org.partida.api.posting.HandEntries.DraftLine;
import org.partida.api.posting.HandOffer;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.Journal;
import org.partida.model.voucher.PartnerRef;
import org.partida.views.HandView;
import org.partida.views.Obj;
import org.partida.views.VoucherView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/**
 * {@code entry-list entry-find entry-link entry-unlink entry-refuse entry-book entry-take-back}.
 */
@Path("hand-entries")
@Produces(MediaType.APPLICATION_JSON)
public final class HandResource {
  private final Services services;

  public HandResource(Services services) {
    this.services = services;
  }

  /** Which entry, by id or number, and why. */
  record Named(String entry, String reason) {
    String why() {
      return reason == null ? "" : reason;
    }
  }

  /** The partner of a paper. */
  record Whose(String name, String country, String taxId) {}

  /** An entry to book by hand; a line is {@code 4426:D:21.00}. */
  record Wanted(
      String id,
      String date,
      String documentDate,
      String journal,
      String number,
      Whose partner,
      String text,
      List<String> lines,
      Boolean anyway) {}

  private HandEntries entries() {
    return services.need(HandEntries.class);
  }

  @GET
  @Doc(
      value =
          "Entries that people booked in the host by hand, beside the documents whose posting they may be, newest first",
      answer = Doc.Answer.LIST,
      of = "HandOffer")
  public List<Obj> list(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("one company only") CompanyId company,
      @QueryParam("state") @Doc("open (if not given), linked, refused, dropped or all")
          String state,
      @QueryParam("limit") @DefaultValue("200") @Doc("how many") int limit) {
    String wanted = state == null || state.isBlank() ? "OPEN" : state.toUpperCase(Locale.ROOT);
    return Lists.of(
        entries()
            .list(
                Caller.actor(who),
                Optional.ofNullable(company),
                wanted.equals("ALL")
                    ? Optional.empty()
                    : Optional.of(one(HandOffer.State.class, wanted, "state")),
                Lists.limit(limit)),
        HandView::of);
  }

  @GET
  @Path("documents/{document}")
  @Doc(
      value = "Asks the host which entries made by hand may be the document's posting",
      answer = Doc.Answer.LIST,
      of = "HandOffer")
  public List<Obj> find(@Context SecurityContext who, @PathParam("document") String document) {
    return Lists.of(entries().find(Caller.actor(who), document), HandView::of);
  }

  @POST
  @Path("documents/{document}/link")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "The entry is the document's posting: nothing else is booked for it",
      of = "HandOffer")
  public Obj link(
      @Context SecurityContext who, @PathParam("document") String document, Named named) {
    return HandView.of(
        entries()
            .link(Caller.actor(who), document, Lists.require(named.entry(), "entry"), named.why()));
  }

  @POST
  @Path("documents/{document}/unlink")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Takes that back; the document is proposed anew", of = "HandOffer")
  public Obj unlink(
      @Context SecurityContext who, @PathParam("document") String document, Reason why) {
    return HandView.of(entries().unlink(Caller.actor(who), document, why.orNone()));
  }

  @POST
  @Path("documents/{document}/refuse")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "None of the entries is the document's: it is posted by itself",
      answer = Doc.Answer.LIST,
      of = "Voucher")
  public List<Obj> refuse(
      @Context SecurityContext who, @PathParam("document") String document, Reason why) {
    return Lists.of(
        entries().postAnyway(Caller.actor(who), document, why.orNone()), VoucherView::of);
  }

  @POST
  @Path("companies/{company}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Books an entry by hand, where the host has no screen for it; the same id books once")
  public Obj book(@Context SecurityContext who, @PathParam("company") CompanyId company, Wanted w) {
    Actor actor = allowed(who, company);
    return VoucherView.of(entries().book(actor, draft(company, w)));
  }

  @POST
  @Path("companies/{company}/take-back")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Takes an entry made by hand back by a counter-entry")
  public Obj takeBack(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Named named) {
    Actor actor = allowed(who, company);
    return VoucherView.of(
        entries()
            .takeBack(
                actor,
                company,
                Lists.require(named.entry(), "entry"),
                Lists.require(named.reason(), "reason")));
  }

  /** The right is looked at before the body. */
  private static Actor allowed(SecurityContext who, CompanyId company) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.POSTING, Access.WRITE);
    return actor;
  }

  private static Draft draft(CompanyId company, Wanted w) {
    return new Draft(
        company,
        Optional.ofNullable(w.id()),
        Lists.day(w.date(), "date"),
        Optional.ofNullable(w.documentDate()).map(d -> Lists.day(d, "documentDate")),
        one(
            Journal.class,
            Lists.require(w.journal(), "journal").toUpperCase(Locale.ROOT),
            "journal"),
        w.number() == null ? "" : w.number(),
        Optional.ofNullable(w.partner())
            .map(
                p ->
                    new PartnerRef(
                        Lists.require(p.name(), "partner.name"),
                        Optional.ofNullable(p.country()),
                        Optional.ofNullable(p.taxId()))),
        Lists.require(w.text(), "text"),
        w.lines() == null ? List.of() : w.lines().stream().map(DraftLine::of).toList(),
        Boolean.TRUE.equals(w.anyway()));
  }

  private static <E extends Enum<E>> E one(Class<E> type, String text, String name) {
    try {
      return Enum.valueOf(type, text);
    } catch (IllegalArgumentException e) {
      throw usage(
          "there is no " + name + " " + text, name, "one of " + List.of(type.getEnumConstants()));
    }
  }

  private static PartidaException usage(String message, String location, String fix) {
    return new PartidaException(new Problem("usage", message, location, fix));
  }
}
