package org.partida.web.resource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.posting.Allocations;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.model.document.Direction;
import org.partida.spi.posting.AllocationRule;
import org.partida.views.AllocationView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.MaxBody;
import org.partida.web.http.Uploaded;
import org.partida.web.openapi.Doc;

/** {@code allocation-rules allocation-rule-add allocation-rule-end allocation-evaluate}. */
@Path("companies/{company}/allocation")
@Produces(MediaType.APPLICATION_JSON)
public final class AllocationResource {
  private final Services services;

  public AllocationResource(Services services) {
    this.services = services;
  }

  @GET
  @Path("rules")
  @Doc(value = "Rules of where lines go, the most specific first", of = "AllocationRule")
  public List<Obj> rules(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    Actor actor = reader(who, company);
    return services.need(Allocations.class).rules(actor, company).stream()
        .map(AllocationView::of)
        .toList();
  }

  private static Actor reader(SecurityContext who, CompanyId company) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.POSTING, Access.READ);
    return actor;
  }

  @GET
  @Path("rules/{id}")
  @Doc(value = "All versions of a rule, oldest first", of = "AllocationRule")
  public List<Obj> versions(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("id") String id) {
    Actor actor = reader(who, company);
    return services.need(Allocations.class).versions(actor, company, id).stream()
        .map(AllocationView::of)
        .toList();
  }

  /**
   * A rule.
   *
   * @param direction RECEIVED or ISSUED
   * @param partner fiscal code
   * @param from first day
   * @param to last day
   * @param matchOn what it looks at
   * @param pattern what it looks for
   * @param priority the higher one decides
   * @param outcome where it goes
   * @param reason for the file
   * @param preview only show what it would have changed
   */
  record Draft(
      Direction direction,
      String partner,
      String from,
      String to,
      String matchOn,
      String pattern,
      Integer priority,
      OutcomeBody outcome,
      String reason,
      Boolean preview) {
    AllocationRule rule() {
      if (outcome == null) {
        throw usage("outcome is missing", "outcome");
      }
      return new AllocationRule(
          "",
          0,
          new AllocationRule.Scope(
              Optional.ofNullable(direction),
              Optional.ofNullable(partner)
                  .map(TaxIds::normalised)
                  .map(c -> c.replaceFirst("^[A-Z]{2}(?=\\d)", "")),
              Optional.empty(),
              Optional.empty(),
              day(from),
              day(to)),
          matchOn == null ? "any" : matchOn,
          pattern == null ? "" : pattern,
          priority == null ? 0 : priority,
          outcome.allotment(""),
          Lists.require(reason, "reason"));
    }
  }

  @POST
  @Path("rules")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      "Adds a rule or its next version, and shows what it would have changed in the last 12 months")
  public Obj put(@Context SecurityContext who, @PathParam("company") CompanyId company, Draft d) {
    Actor actor = reader(who, company);
    return AllocationView.of(
        services
            .need(Allocations.class)
            .put(actor, company, d.rule(), Boolean.TRUE.equals(d.preview())));
  }

  /**
   * The end of a rule.
   *
   * @param to last day; absent = as if it had never been
   * @param reason for the file
   */
  record Ending(String to, String reason) {}

  @POST
  @Path("rules/{id}/end")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Ends a rule", of = "AllocationRule")
  public Obj end(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("id") String id,
      Ending e) {
    Actor actor = reader(who, company);
    return AllocationView.of(
        services
            .need(Allocations.class)
            .end(actor, company, id, day(e.to()), Lists.require(e.reason(), "reason")));
  }

  @POST
  @Path("history")
  @MaxBody(MaxBody.DOCUMENT)
  @Consumes(MediaType.WILDCARD)
  @Doc(
      "Takes lines that another program has booked (CSV), for memory to begin with; 422 with all problems if a row is wrong")
  public Response history(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @HeaderParam("X-File-Name") @Doc("name of the file") String name,
      InputStream body)
      throws IOException {
    Actor actor = reader(who, company);
    Allocations allocations = services.need(Allocations.class);
    Allocations.History done;
    try (Uploaded file = Uploaded.spool(services, Uploaded.utf8(name), body);
        InputStream in = Files.newInputStream(file.path())) {
      done = allocations.history(actor, company, file.name(), in);
    }
    return Response.status(done.problems().isEmpty() ? 200 : 422)
        .entity(AllocationView.of(done))
        .build();
  }

  @GET
  @Path("evaluation")
  @Doc("How well rules and memory would have foretold the company's own history")
  public Obj evaluate(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    Actor actor = reader(who, company);
    return AllocationView.of(services.need(Allocations.class).evaluate(actor, company));
  }

  private static Optional<LocalDate> day(String text) {
    return Optional.ofNullable(text).map(t -> Lists.day(t, "from, to"));
  }

  private static PartidaException usage(String message, String at) {
    return new PartidaException(new Problem("usage", message, at, "see the document of the API"));
  }
}
