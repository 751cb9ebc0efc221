package org.partida.web.resource;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.ws.rs.Consumes;
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
import org.partida.api.company.PartnerChecks;
import org.partida.api.company.PartnerDifference.State;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.ActionResult;
import org.partida.views.Obj;
import org.partida.views.RegistryView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code partner-verify partner-list partner-accept partner-dismiss}. */
@Path("companies/{company}/partners")
@Produces(MediaType.APPLICATION_JSON)
public final class PartnerResource {
  private final Services services;

  public PartnerResource(Services services) {
    this.services = services;
  }

  /** Fiscal codes; absent or empty = all partners. */
  record Chosen(List<String> partners) {}

  @POST
  @Path("verify")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Compares what is booked with the public register; differences shows what it found",
      answer = Doc.Answer.JOB)
  public Response verify(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Chosen chosen) {
    PartnerChecks checks = services.need(PartnerChecks.class);
    Actor actor = Caller.actor(who);
    // the service checks again; this only tells the caller now instead of in the job
    actor.require(company, Module.POSTING, Access.WRITE);
    List<String> partners = chosen.partners() == null ? List.of() : chosen.partners();
    return Work.start(
        services,
        who,
        "Verify partners",
        Optional.of(company),
        progress -> {
          PartnerChecks.Verified v = checks.verify(actor, company, partners, progress);
          return new ActionResult(
              v.complete() ? ActionResult.Outcome.OK : ActionResult.Outcome.PARTIAL,
              v.checked() + " partners checked, " + v.differences().size() + " differences open",
              v.problems());
        });
  }

  @GET
  @Path("differences")
  @Doc(
      value = "Where the register differs from the books, the oldest first",
      answer = Doc.Answer.LIST,
      of = "PartnerDifference")
  public List<Obj> differences(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @QueryParam("state") @Doc("open (if not given), accepted, dismissed or all") String state) {
    return Lists.of(
        services.need(PartnerChecks.class).differences(Caller.actor(who), company, state(state)),
        RegistryView::of);
  }

  private static Optional<State> state(String given) {
    String text = given == null || given.isBlank() ? "open" : given;
    try {
      return text.equalsIgnoreCase("all")
          ? Optional.empty()
          : Optional.of(State.valueOf(text.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "usage",
              "there is no state " + text,
              "state",
              "one of open, accepted, dismissed or all"),
          e);
    }
  }

  @POST
  @Path("differences/{id}/accept")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Believes the register from its day on, and proposes the correcting entries",
      of = "PartnerDifference")
  public Obj accept(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("id") String id,
      Reason why) {
    Actor actor = Caller.actor(who);
    return RegistryView.of(its(actor, company, id).accept(actor, id, why.orNone()));
  }

  @POST
  @Path("differences/{id}/dismiss")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Says that the books are right", of = "PartnerDifference")
  public Obj dismiss(
      @Context SecurityContext who,
      @PathParam("company") CompanyId company,
      @PathParam("id") String id,
      Reason why) {
    Actor actor = Caller.actor(who);
    return RegistryView.of(its(actor, company, id).dismiss(actor, id, why.required()));
  }

  /** The service, once the difference is seen to be the company's. */
  private PartnerChecks its(Actor actor, CompanyId company, String id) {
    PartnerChecks checks = services.need(PartnerChecks.class);
    if (checks.differences(actor, company, Optional.empty()).stream()
        .noneMatch(d -> d.id().equals(id))) {
      throw Lists.unknown("difference", id);
    }
    return checks;
  }
}
