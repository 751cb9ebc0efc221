package org.partida.web.resource;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.source.PulledState;
import org.partida.api.source.SourceReport;
import org.partida.api.source.SourceStatus;
import org.partida.api.source.Sources;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;
import org.partida.spi.source.SourceType;
import org.partida.views.Obj;
import org.partida.views.SourceView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code source-connect source-disconnect source-sync source-status source-list source-verify}. */
@Path("sources")
@Produces(MediaType.APPLICATION_JSON)
public final class SourceResource {
  private final Services services;

  public SourceResource(Services services) {
    this.services = services;
  }

  private Sources sources() {
    return services.need(Sources.class);
  }

  @GET
  @Doc(
      value = "Connections with sources, their last sync, and how many documents wait",
      answer = Doc.Answer.LIST)
  public List<Obj> status(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("of one company; all if absent") CompanyId company) {
    return Lists.of(
        sources().status(Caller.actor(who), Optional.ofNullable(company)), SourceView::of);
  }

  @GET
  @Path("connectors")
  @Doc(
      value = "The kinds of programs that can be connected, with their settings",
      answer = Doc.Answer.LIST)
  public List<Obj> connectors(@Context SecurityContext who) {
    return Lists.of(sources().connectors(Caller.actor(who)).entrySet(), SourceView::of);
  }

  /**
   * What to connect; {@code verify} false = what is pulled becomes documents at once; {@code
   * anyway} = though the account is another company's.
   */
  record Connect(
      String company,
      String connector,
      String id,
      String name,
      Map<String, String> settings,
      Boolean verify,
      Boolean anyway) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Connects a program; the account of another company is refused unless anyway is true")
  public Response connect(@Context SecurityContext who, Connect c) {
    CompanyId company = new CompanyId(Lists.require(c.company(), "company"));
    Sources.ConnectOrder order =
        new Sources.ConnectOrder(
            company,
            Lists.require(c.connector(), "connector"),
            Optional.ofNullable(c.id()),
            Optional.ofNullable(c.name()),
            c.settings() == null ? Map.of() : c.settings(),
            c.verify() == null || c.verify(),
            c.anyway() != null && c.anyway());
    return Response.status(Response.Status.CREATED)
        .entity(SourceView.of(sources().connect(Caller.actor(who), order)))
        .build();
  }

  @DELETE
  @Path("{id}")
  @Doc("Ends a connection and forgets its secrets; what was pulled stays")
  public Obj disconnect(@Context SecurityContext who, @PathParam("id") String id) {
    return SourceView.of(sources().disconnect(Caller.actor(who), id));
  }

  @GET
  @Path("{id}/seats")
  @Doc(value = "The seats of the connected account", answer = Doc.Answer.LIST)
  public List<Obj> seats(@Context SecurityContext who, @PathParam("id") String id) {
    return Lists.of(sources().seats(Caller.actor(who), id), SourceView::of);
  }

  @GET
  @Path("{id}/available")
  @Doc(value = "How many documents each seat has by type", answer = Doc.Answer.LIST)
  public List<Obj> available(
      @Context SecurityContext who,
      @PathParam("id") String id,
      @QueryParam("from") @Doc("first day; since the last sync if absent") LocalDate from,
      @QueryParam("to") @Doc("last day; today if absent") LocalDate to) {
    return Lists.of(
        sources()
            .available(Caller.actor(who), id, Optional.ofNullable(from), Optional.ofNullable(to))
            .entrySet(),
        e -> SourceView.of(e.getKey(), e.getValue()));
  }

  /** What to sync; what is absent is all, since the last sync. */
  record Sync(List<String> seats, List<String> types, String from, String to) {}

  @POST
  @Path("{id}/sync")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Pulls documents, page by page", answer = Doc.Answer.JOB)
  public Response sync(@Context SecurityContext who, @PathParam("id") String id, Sync s) {
    Actor actor = Caller.actor(who);
    Sources sources = sources();
    // the job would refuse too, but only after it was taken on
    CompanyId company =
        sources.status(actor, Optional.empty()).stream()
            .map(SourceStatus::connection)
            .filter(c -> c.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "source.unknown",
                            "there is no connection " + id + " with a source",
                            id,
                            "sources lists what there is")))
            .company();
    actor.require(company, Module.DOCUMENTS, Access.WRITE);
    Sources.SyncOrder order =
        new Sources.SyncOrder(
            id,
            s.seats() == null ? List.of() : s.seats(),
            s.types() == null ? List.of() : s.types().stream().map(SourceResource::type).toList(),
            day(s.from(), "from"),
            day(s.to(), "to"));
    return Work.start(
        services,
        who,
        "Sync of " + id,
        Optional.empty(),
        progress -> {
          SourceReport r = sources.sync(actor, order, progress);
          return Work.ended(
              r.fresh() + " new, " + r.known() + " known, " + r.waiting() + " wait", r.problems());
        });
  }

  @GET
  @Path("items")
  @Doc(value = "What was pulled, newest first", answer = Doc.Answer.PAGE)
  public Obj items(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("whose; required") CompanyId company,
      @QueryParam("source") @Doc("of one connection") String source,
      @QueryParam("state") @Doc("in one state, such as WAITING") PulledState state,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @QueryParam("after") @Doc("position that the page before gave") String after) {
    return Lists.page(
        sources()
            .list(
                Caller.actor(who),
                new Sources.PulledFilter(
                    need(company), Optional.ofNullable(source), Optional.ofNullable(state)),
                Lists.limit(limit),
                Lists.after(after)),
        SourceView::of);
  }

  @GET
  @Path("items/{id}")
  @Doc("One that was pulled, with its content as the source gave it")
  public Obj item(@Context SecurityContext who, @PathParam("id") String id) {
    Actor actor = Caller.actor(who);
    return SourceView.of(sources().find(actor, id)).put("content", sources().content(actor, id));
  }

  /** Ids, or all that wait of a company or a connection; {@code draft} puts them aside. */
  record Verify(List<String> ids, String company, String source, Boolean all, Boolean draft) {}

  @POST
  @Path("items/verify")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Makes documents of what was pulled, one by one or all that wait, or puts it aside")
  public Obj verify(@Context SecurityContext who, Verify v) {
    boolean all = v.all() != null && v.all();
    List<String> ids = v.ids() == null ? List.of() : v.ids();
    if (all == !ids.isEmpty()) {
      throw new PartidaException(
          new Problem("usage", "say which", "ids", "give ids, or all with company"));
    }
    Optional<Sources.PulledFilter> filter =
        all
            ? Optional.of(
                new Sources.PulledFilter(
                    new CompanyId(Lists.require(v.company(), "company")),
                    Optional.ofNullable(v.source()),
                    Optional.empty()))
            : Optional.empty();
    return SourceView.of(
        sources()
            .verify(
                Caller.actor(who),
                new Sources.VerifyOrder(ids, filter, v.draft() != null && v.draft()),
                Progress.SILENT));
  }

  private static SourceType type(String word) {
    return SourceType.of(word)
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "usage",
                        "there is no type " + word,
                        "types",
                        "they are "
                            + List.of(SourceType.values()).stream()
                                .map(SourceType::word)
                                .toList())));
  }

  private static Optional<LocalDate> day(String text, String name) {
    try {
      return Optional.ofNullable(text).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw new PartidaException(
          new Problem("usage", "not a day: " + text, name, "write dates as 2026-01-31"));
    }
  }

  private static CompanyId need(CompanyId company) {
    if (company == null) {
      throw new PartidaException(
          new Problem("usage", "company is missing", "company", "say whose"));
    }
    return company;
  }
}
