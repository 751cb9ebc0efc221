package org.partida.web.resource;

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
import javax.ws.rs.core.SecurityContext;
import org.partida.api.notice.Notices;
import org.partida.model.CompanyId;
import org.partida.views.NoticeView;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code notices notice-seen}. */
@Path("notices")
@Produces(MediaType.APPLICATION_JSON)
public final class NoticeResource {
  private final Services services;

  public NoticeResource(Services services) {
    this.services = services;
  }

  /** Which notice. */
  record Key(String key) {}

  @GET
  @Doc(
      value = "What people must do in time, the most urgent first",
      answer = Doc.Answer.LIST,
      of = "Notice")
  public List<Obj> list(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("one company only") CompanyId company) {
    return Lists.of(
        services.need(Notices.class).list(Caller.actor(who), Optional.ofNullable(company)),
        NoticeView::of);
  }

  @POST
  @Path("seen")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value = "The caller has seen it; answers what stands",
      answer = Doc.Answer.LIST,
      of = "Notice")
  public List<Obj> seen(@Context SecurityContext who, Key key) {
    Notices notices = services.need(Notices.class);
    notices.seen(Caller.actor(who), Lists.require(key.key(), "key"));
    return Lists.of(notices.list(Caller.actor(who), Optional.empty()), NoticeView::of);
  }
}
