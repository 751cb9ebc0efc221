package org.partida.web.resource;

import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.document.Comments;
import org.partida.views.CommentView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** What client and firm write about documents. */
@Path("documents/{id}/comments")
@Produces(MediaType.APPLICATION_JSON)
public final class CommentResource {
  private final Services services;

  public CommentResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(value = "The comments on a document, oldest first", answer = Doc.Answer.LIST, of = "Comment")
  public List<Obj> of(@Context SecurityContext who, @PathParam("id") String id) {
    return Lists.of(services.need(Comments.class).of(Caller.actor(who), id), CommentView::of);
  }

  /** What to write; a question puts the document aside until the other side writes. */
  record Written(String text, boolean asks) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Adds a comment, or a question, for both sides to read", of = "Comment")
  public Obj add(@Context SecurityContext who, @PathParam("id") String id, Written what) {
    return CommentView.of(
        services
            .need(Comments.class)
            .add(Caller.actor(who), id, Lists.require(what.text(), "text"), what.asks()));
  }

  @POST
  @Path("seen")
  @Doc(value = "You have read the comments up to now")
  public Response seen(@Context SecurityContext who, @PathParam("id") String id) {
    services.need(Comments.class).seen(Caller.actor(who), id);
    return Response.noContent().build();
  }
}
