package org.partida.web.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.company.AddOrder;
import org.partida.api.company.Discovered.State;
import org.partida.api.company.Discovery;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;
import org.partida.views.DiscoveryView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code spv-discover spv-add}. */
@Path("discovery")
@Produces(MediaType.APPLICATION_JSON)
public final class DiscoveryResource {
  private final Services services;

  public DiscoveryResource(Services services) {
    this.services = services;
  }

  /** One connection; absent = all. */
  record Of(String connection) {}

  /** Codes as a person types them, the connection that shall serve them, and their people. */
  record Order(List<String> companies, String connection, List<ContactBody> people) {}

  @GET
  @Doc(
      value =
          "The companies that connections cover beside the register and the known ones, as it was last told; nobody is asked",
      of = "Discovered")
  public Obj stored(
      @Context SecurityContext who,
      @QueryParam("connection") @Doc("one connection; all if absent") String connection) {
    return DiscoveryView.of(
        services.need(Discovery.class).stored(Caller.actor(who), Optional.ofNullable(connection)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "Asks the authority and the register; GET shows what was told",
      answer = Doc.Answer.JOB)
  public Response discover(@Context SecurityContext who, Of of) {
    Discovery discovery = services.need(Discovery.class);
    Actor actor = Caller.actor(who);
    // the service checks again; this only tells the caller now instead of in the job
    actor.requireAll(Module.CONNECTIONS, Access.READ);
    actor.requireAll(Module.COMPANIES, Access.READ);
    return Work.start(
        services,
        who,
        "Discovery of companies",
        Optional.empty(),
        progress -> {
          var d = discovery.discover(actor, Optional.ofNullable(of.connection()), progress);
          return Work.ended(
              d.count(State.NEW)
                  + " new, "
                  + d.count(State.GONE)
                  + " gone, "
                  + d.count(State.KNOWN)
                  + " known",
              d.problems());
        });
  }

  @POST
  @Path("companies")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value =
          "Adds companies that were discovered, at most 1000 at once, with the register's name and facts and their people; what was asked today is not asked again",
      answer = Doc.Answer.LIST,
      of = "Added")
  public List<Obj> add(@Context SecurityContext who, Order order) {
    List<String> codes = order.companies() == null ? List.of() : order.companies();
    if (codes.isEmpty() || codes.size() > Lists.LONGEST_PAGE) {
      throw new PartidaException(
          new Problem(
              "usage",
              codes.size() + " companies are named",
              "companies",
              "name 1 to " + Lists.LONGEST_PAGE));
    }
    List<ContactBody> people = order.people() == null ? List.of() : new ArrayList<>(order.people());
    return Lists.of(
        services
            .need(Discovery.class)
            .add(
                Caller.actor(who),
                new AddOrder(
                    codes,
                    Optional.ofNullable(order.connection()),
                    people.stream().map(ContactBody::draft).toList()),
                Progress.SILENT),
        DiscoveryView::of);
  }
}
