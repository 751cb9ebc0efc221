package org.partida.web.resource;

import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.network.NetworkSync;
import org.partida.api.network.SyncReport;
import org.partida.api.network.SyncStatuses;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.views.Obj;
import org.partida.views.SyncView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code spv-sync spv-status}. */
@Path("network")
@Produces(MediaType.APPLICATION_JSON)
public final class NetworkResource {
  private final Services services;

  public NetworkResource(Services services) {
    this.services = services;
  }

  /** One company, or all that the caller may work for. */
  record Of(CompanyId company) {}

  @POST
  @Path("sync")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Lists and fetches new messages now, and works through them",
      answer = Doc.Answer.JOB)
  public Response sync(@Context SecurityContext who, Of of) {
    NetworkSync sync = services.need(NetworkSync.class);
    Actor actor = Caller.actor(who);
    Optional<CompanyId> company = Optional.ofNullable(of.company());
    // the service checks again; this only tells the caller now instead of in the job
    company.ifPresent(c -> actor.require(c, Module.DOCUMENTS, Access.WRITE));
    return Work.start(
        services,
        who,
        "Network sync",
        company,
        progress -> {
          SyncReport r = sync.sync(actor, company, progress);
          return Work.ended(
              r.listed()
                  + " new messages, "
                  + r.read()
                  + " read, "
                  + r.quarantined()
                  + " quarantined, "
                  + r.waiting()
                  + " waiting",
              r.problems());
        });
  }

  @GET
  @Path("status")
  @Doc(
      value =
          "Where the sync stands: calls left, pauses, the next full sweep and the company unseen longest, for who may see all; and the companies by pages",
      of = "SyncStatus")
  public Obj status(
      @Context SecurityContext who,
      @QueryParam("company") CompanyId company,
      @Doc("only companies that a problem keeps back or that were not seen for too long")
          @QueryParam("problems")
          boolean problems,
      @QueryParam("after") String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    SyncStatuses statuses = services.need(SyncStatuses.class);
    Actor actor = Caller.actor(who);
    return SyncView.of(
        statuses.overview(actor),
        statuses.companies(
            actor,
            new SyncStatuses.Wanted(Optional.ofNullable(company), problems),
            Lists.after(after),
            Lists.limit(limit)));
  }
}
