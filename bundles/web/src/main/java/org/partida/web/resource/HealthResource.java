package org.partida.web.resource;

import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.health.HealthCheck;
import org.partida.api.health.HealthEntry;
import org.partida.api.security.Access;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.views.InstanceView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code health}. */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
  private static final Logger LOG = LoggerFactory.getLogger(HealthResource.class);

  private final Services services;

  public HealthResource(Services services) {
    this.services = services;
  }

  /** The texts may name any company, so only who sees all of them gets the texts. */
  @GET
  @Doc(
      value = "What works and what does not; the texts are for administrators",
      answer = Doc.Answer.LIST,
      of = "HealthEntry")
  public List<Obj> health(@Context SecurityContext who) {
    boolean texts = administers(Caller.actor(who));
    return services.all(HealthCheck.class).stream()
        .flatMap(c -> check(c).stream())
        .map(h -> texts ? InstanceView.of(h) : levelOnly(h))
        .toList();
  }

  /** A part that cannot even say how it is must not hide the others. */
  private static List<HealthEntry> check(HealthCheck check) {
    try {
      return check.check();
    } catch (RuntimeException e) {
      LOG.warn("the health check {} failed", check.getClass().getName(), e);
      return List.of(
          new HealthEntry(
              check.getClass().getSimpleName(),
              HealthEntry.Level.FAIL,
              "the part cannot say how it is",
              "look into the log; it may be stopping or starting"));
    }
  }

  private static Obj levelOnly(HealthEntry h) {
    return Obj.obj().put("part", h.part()).put("level", h.level());
  }

  private static boolean administers(Actor actor) {
    try {
      actor.requireAll(Module.ADMINISTRATION, Access.READ);
      return true;
    } catch (AccessDeniedException e) {
      return false;
    }
  }
}
