package org.partida.web.resource;

import java.util.Optional;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.document.Comments;
import org.partida.model.CompanyId;
import org.partida.views.CommentView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** Documents that client and firm write about. */
@Path("comments")
@Produces(MediaType.APPLICATION_JSON)
public final class CommentThreadsResource {
  private final Services services;

  public CommentThreadsResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(
      value = "Documents with comments, the newest comment first, with how many you have not seen",
      answer = Doc.Answer.PAGE,
      of = "CommentThread")
  public Obj threads(
      @Context SecurityContext who,
      @QueryParam("company") CompanyId company,
      @QueryParam("open") @Doc("only those where a question waits") boolean open,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @QueryParam("after") String after) {
    return Lists.page(
        services
            .need(Comments.class)
            .threads(
                Caller.actor(who),
                Optional.ofNullable(company),
                open,
                Lists.limit(limit),
                Lists.after(after)),
        CommentView::of);
  }
}
