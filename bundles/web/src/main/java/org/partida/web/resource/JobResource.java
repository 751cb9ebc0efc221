package org.partida.web.resource;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.job.Jobs;
import org.partida.views.InstanceView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.EventStreams;
import org.partida.web.openapi.Doc;

/** {@code jobs job-cancel}, and a job's progress as it happens. */
@Path("jobs")
@Produces(MediaType.APPLICATION_JSON)
public final class JobResource {
  private final Services services;
  private final EventStreams streams;

  public JobResource(Services services, EventStreams streams) {
    this.services = services;
    this.streams = streams;
  }

  @GET
  @Doc(
      value = "Your running and recent jobs, newest first; an administrator sees all",
      answer = Doc.Answer.LIST,
      of = "Job")
  public List<Obj> list(@Context SecurityContext who) {
    return Lists.of(services.need(Jobs.class).list(Caller.actor(who)), InstanceView::of);
  }

  @GET
  @Path("{id}")
  @Doc(value = "A job", of = "Job")
  public Obj get(@Context SecurityContext who, @PathParam("id") String id) {
    return services
        .need(Jobs.class)
        .find(Caller.actor(who), id)
        .map(InstanceView::of)
        .orElseThrow(() -> Lists.unknown("job", id));
  }

  @POST
  @Path("{id}/cancel")
  @Doc(value = "Asks a job to stop; it ends at its next safe point", of = "Job")
  public Obj cancel(@Context SecurityContext who, @PathParam("id") String id) {
    return InstanceView.of(services.need(Jobs.class).cancel(Caller.actor(who), id));
  }

  @GET
  @Path("{id}/events")
  @Produces("text/event-stream")
  @Doc(
      value = "The job's progress: events \"progress\", then one \"end\", each with the job",
      answer = Doc.Answer.EVENTS)
  public Response events(@Context SecurityContext who, @PathParam("id") String id) {
    // nginx would hold the events back
    return Response.ok(streams.follow(services.need(Jobs.class), Caller.actor(who), id))
        .header("X-Accel-Buffering", "no")
        .build();
  }
}
