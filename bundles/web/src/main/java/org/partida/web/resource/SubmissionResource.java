package org.partida.web.resource;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.submission.Submissions;
import org.partida.views.Obj;
import org.partida.views.SubmissionView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code submission-show submission-release submission-cancel}. */
@Path("submissions/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class SubmissionResource {
  private final Services services;

  public SubmissionResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(
      value = "One with its findings, the authority's errors explained, and its history",
      of = "Submission")
  public Obj get(
      @Context SecurityContext who,
      @PathParam("id") String id,
      @QueryParam("lang") @Doc("ro or en; Accept-Language if absent") String lang,
      @Context HttpHeaders headers) {
    return SubmissionView.of(
        services.need(Submissions.class).show(Caller.actor(who), id), Languages.of(lang, headers));
  }

  @POST
  @Path("release")
  @Doc(value = "Lets it go out; what went out already stays as it is", of = "Submission")
  public Obj release(@Context SecurityContext who, @PathParam("id") String id) {
    return SubmissionView.of(services.need(Submissions.class).release(Caller.actor(who), id));
  }

  @POST
  @Path("cancel")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Takes it back before the authority has it, with a reason", of = "Submission")
  public Obj cancel(@Context SecurityContext who, @PathParam("id") String id, Reason why) {
    return SubmissionView.of(
        services.need(Submissions.class).cancel(Caller.actor(who), id, why.required()));
  }
}
