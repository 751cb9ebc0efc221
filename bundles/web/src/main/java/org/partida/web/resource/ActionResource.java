package org.partida.web.resource;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.action.Actions;
import org.partida.model.CompanyId;
import org.partida.views.InstanceView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code actions action-run}. */
@Path("actions")
@Produces(MediaType.APPLICATION_JSON)
public final class ActionResource {
  private final Services services;

  public ActionResource(Services services) {
    this.services = services;
  }

  /** For which company, with what. */
  record Run(CompanyId company, Map<String, String> parameters) {}

  @GET
  @Doc(
      value = "The menu actions that exist now and that you may run",
      answer = Doc.Answer.LIST,
      of = "Action")
  public List<Obj> list(
      @Context SecurityContext who,
      @Context HttpHeaders headers,
      @QueryParam("lang") @Doc("ro, it or en; Accept-Language if absent") String lang) {
    Locale language = Languages.of(lang, headers);
    return Lists.of(
        services.need(Actions.class).list(Caller.actor(who)), a -> InstanceView.of(a, language));
  }

  @POST
  @Path("{id}/run")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Starts a menu action", answer = Doc.Answer.JOB)
  public Response run(
      @Context SecurityContext who,
      @Context HttpHeaders headers,
      @PathParam("id") String id,
      @QueryParam("lang") @Doc("ro, it or en; Accept-Language if absent") String lang,
      Run run) {
    Map<String, String> parameters = run.parameters() == null ? Map.of() : run.parameters();
    return Work.accepted(
        services
            .need(Actions.class)
            .run(
                Caller.actor(who),
                id,
                Optional.ofNullable(run.company()),
                parameters,
                Languages.of(lang, headers)));
  }
}
