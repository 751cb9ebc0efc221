package org.partida.web.resource;

import java.io.IOException;
import java.util.Locale;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.document.Document;
import org.partida.api.document.Documents;
import org.partida.api.security.Actor;
import org.partida.api.submission.Submissions;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.views.MessageTemplates;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code spv-message}: the buyer's message to the seller of a received document. */
@Path("documents/{id}/message")
@Produces(MediaType.APPLICATION_JSON)
public final class SellerMessageResource {
  private final Services services;

  public SellerMessageResource(Services services) {
    this.services = services;
  }

  /**
   * What is to be said: a text, or a template with a reason.
   *
   * @param text in the writer's own words
   * @param template name of a ready text instead
   * @param reason for the template
   * @param lang the seller's language; Romanian if absent
   */
  record Message(String text, String template, String reason, String lang) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value =
          "Sends the seller of a received document a message through the authority; it is followed like any submission",
      of = "Submission")
  public Response send(@Context SecurityContext who, @PathParam("id") String id, Message m)
      throws IOException {
    Submissions submissions = services.need(Submissions.class);
    Actor actor = Caller.actor(who);
    return SubmissionsResource.answer(submissions.message(actor, id, text(actor, id, m)));
  }

  private String text(Actor actor, String id, Message m) {
    if (m.template() == null || m.template().isBlank()) {
      return Lists.require(m.text(), "text");
    }
    if (m.text() != null && !m.text().isBlank()) {
      throw new PartidaException(
          new Problem("usage", "both a text and a template are given", "text", "give one of them"));
    }
    Document about =
        services
            .need(Documents.class)
            .find(actor, id)
            .orElseThrow(() -> Lists.unknown("document", id));
    return MessageTemplates.fill(
        m.template(),
        Locale.forLanguageTag(m.lang() == null ? "ro" : m.lang()),
        about,
        m.reason() == null ? "" : m.reason());
  }
}
