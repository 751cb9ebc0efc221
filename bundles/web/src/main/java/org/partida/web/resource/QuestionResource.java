package org.partida.web.resource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.posting.Questions;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.views.AllocationView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code question-list question-answer}. */
@Path("companies/{company}/questions")
@Produces(MediaType.APPLICATION_JSON)
public final class QuestionResource {
  private final Services services;

  public QuestionResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(
      value = "What the posting rules ask, with all documents that wait for each answer",
      of = "Question")
  public List<Obj> list(@Context SecurityContext who, @PathParam("company") CompanyId company) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.POSTING, Access.READ);
    return services.need(Questions.class).open(actor, company).stream()
        .map(AllocationView::of)
        .toList();
  }

  /**
   * An answer.
   *
   * @param key of the question
   * @param answer one of the choices, or the fact that was asked for
   * @param outcome account and the like beside a type
   * @param anyPartner whoever sells it
   */
  record Given(String key, String answer, OutcomeBody outcome, Boolean anyPartner) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc("Answers a question; documents that waited for it are proposed anew")
  public Obj answer(
      @Context SecurityContext who, @PathParam("company") CompanyId company, Given g) {
    Actor actor = Caller.actor(who);
    actor.require(company, Module.POSTING, Access.WRITE);
    String value = Lists.require(g.answer(), "answer");
    OutcomeBody body =
        Optional.ofNullable(g.outcome())
            .orElseGet(() -> new OutcomeBody(value, null, null, null, Map.of(), List.of()));
    return AllocationView.of(
        services
            .need(Questions.class)
            .answer(
                actor,
                company,
                Lists.require(g.key(), "key"),
                new Questions.Answer(
                    value, body.allotment(value), Boolean.TRUE.equals(g.anyPartner()))));
  }
}
