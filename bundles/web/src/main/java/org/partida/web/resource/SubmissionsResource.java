package org.partida.web.resource;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.glassfish.jersey.media.multipart.FormDataContentDisposition;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.partida.api.security.Actor;
import org.partida.api.submission.SubmissionState;
import org.partida.api.submission.Submissions;
import org.partida.api.submission.Taken;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.network.SubmitFlag;
import org.partida.views.Obj;
import org.partida.views.SubmissionView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.MaxBody;
import org.partida.web.http.Uploaded;
import org.partida.web.openapi.Doc;

/** {@code spv-send submission-list}. */
@Path("submissions")
@Produces(MediaType.APPLICATION_JSON)
public final class SubmissionsResource {
  private final Services services;

  public SubmissionsResource(Services services) {
    this.services = services;
  }

  @GET
  @Doc(
      value = "What was given to be sent, newest first",
      answer = Doc.Answer.LIST,
      of = "Submission")
  public List<Obj> list(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("one company only") CompanyId company,
      @QueryParam("state") SubmissionState state,
      @QueryParam("limit") @DefaultValue("100") @Doc("how many") int limit) {
    return Lists.of(
        services
            .need(Submissions.class)
            .list(
                Caller.actor(who),
                Optional.ofNullable(company),
                Optional.ofNullable(state),
                Lists.limit(limit)),
        SubmissionView::of);
  }

  @POST
  @MaxBody(MaxBody.DOCUMENT)
  @Consumes(MediaType.WILDCARD)
  @Doc(
      value =
          "Takes a document to be checked and sent: 201 if it is new, 200 if these bytes are on their way or filed already",
      of = "Submission")
  public Response takeBody(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("who files; required") CompanyId company,
      @QueryParam("flag")
          @Doc("beyond what the document itself tells: foreign-buyer, self-billed, consumer")
          List<SubmitFlag> flags,
      @QueryParam("hold")
          @DefaultValue("false")
          @Doc("true: check it, and wait until a person releases it")
          boolean hold,
      @QueryParam("release")
          @DefaultValue("false")
          @Doc("true: let it go if these bytes are held already")
          boolean release,
      @HeaderParam("X-File-Name") @Doc("name of the file") String name,
      InputStream body)
      throws IOException {
    return take(who, new Asked(company, flags, hold, release), name, body);
  }

  @POST
  @MaxBody(MaxBody.DOCUMENT)
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Doc(
      value =
          "Takes a document to be checked and sent: 201 if it is new, 200 if these bytes are on their way or filed already",
      of = "Submission")
  public Response takeForm(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("who files; required") CompanyId company,
      @QueryParam("flag")
          @Doc("beyond what the document itself tells: foreign-buyer, self-billed, consumer")
          List<SubmitFlag> flags,
      @QueryParam("hold")
          @DefaultValue("false")
          @Doc("true: check it, and wait until a person releases it")
          boolean hold,
      @QueryParam("release")
          @DefaultValue("false")
          @Doc("true: let it go if these bytes are held already")
          boolean release,
      @FormDataParam("file") InputStream file,
      @FormDataParam("file") FormDataContentDisposition head)
      throws IOException {
    return take(
        who,
        new Asked(company, flags, hold, release),
        head == null ? "" : head.getFileName(),
        file == null ? InputStream.nullInputStream() : file);
  }

  /** How it shall be sent. */
  private record Asked(CompanyId company, List<SubmitFlag> flags, boolean hold, boolean release) {
    private Asked {
      if (company == null) {
        throw new PartidaException(
            new Problem("usage", "company is missing", "company", "say who files the document"));
      }
      if (hold && release) {
        throw new PartidaException(
            new Problem(
                "usage", "it cannot be held and released at once", "hold", "give one of them"));
      }
    }
  }

  private Response take(SecurityContext who, Asked asked, String name, InputStream body)
      throws IOException {
    Submissions submissions = services.need(Submissions.class);
    Actor actor = Caller.actor(who);
    Set<SubmitFlag> flags = EnumSet.noneOf(SubmitFlag.class);
    asked.flags().stream().filter(Objects::nonNull).forEach(flags::add);
    Taken taken;
    // spooled first: a broken upload must not reach the archive as a file of its own
    try (Uploaded file = Uploaded.spool(services, Uploaded.utf8(name), body);
        InputStream in = Files.newInputStream(file.path())) {
      taken = submissions.take(actor, asked.company(), file.name(), in, flags, !asked.hold());
    }
    return answer(
        asked.release() && taken.held()
            ? new Taken(submissions.release(actor, taken.submission().id()), false)
            : taken);
  }

  /** What was taken, with its address; {@code known} if these bytes were given before. */
  static Response answer(Taken taken) {
    Obj view = SubmissionView.of(taken.submission()).put("known", !taken.fresh());
    URI place = URI.create("submissions/" + taken.submission().id());
    return Response.status(taken.fresh() ? Response.Status.CREATED : Response.Status.OK)
        .location(place)
        .entity(view)
        .build();
  }
}
