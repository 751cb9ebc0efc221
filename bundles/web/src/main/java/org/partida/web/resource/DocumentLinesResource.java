package org.partida.web.resource;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.posting.Allocations;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.views.AllocationView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code allocation-show allocation-set}. */
@Path("documents/{id}/lines")
@Produces(MediaType.APPLICATION_JSON)
public final class DocumentLinesResource {
  private final Services services;

  public DocumentLinesResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(value = "Where the lines of a document went, and by what", of = "AllocatedLine")
  public List<Obj> lines(@Context SecurityContext who, @PathParam("id") String id) {
    return services.need(Allocations.class).lines(Caller.actor(who), id).stream()
        .map(AllocationView::of)
        .toList();
  }

  /**
   * Where one line goes.
   *
   * @param outcome where
   * @param reason for the file
   */
  record Decision(OutcomeBody outcome, String reason) {}

  @PUT
  @Path("{line}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Decides one line of a document that is not booked", of = "AllocationRule")
  public Obj set(
      @Context SecurityContext who,
      @PathParam("id") String id,
      @PathParam("line") String line,
      Decision d) {
    if (d.outcome() == null) {
      throw new PartidaException(
          new Problem("usage", "outcome is missing", "outcome", "say where the line goes"));
    }
    return AllocationView.of(
        services
            .need(Allocations.class)
            .allocate(
                Caller.actor(who),
                id,
                line,
                d.outcome().allotment(""),
                Lists.require(d.reason(), "reason")));
  }
}
