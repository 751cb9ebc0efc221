package org.partida.web.resource;

import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.archive.Archive;
import org.partida.api.archive.ArchiveReport;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;
import org.partida.spi.action.ActionResult;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.openapi.Doc;

/** {@code archive-verify archive-refile}. */
@Path("archive")
@Produces(MediaType.APPLICATION_JSON)
public final class ArchiveResource {
  private final Services services;

  public ArchiveResource(Services services) {
    this.services = services;
  }

  /** One company, or the whole archive. */
  record Of(CompanyId company) {}

  @POST
  @Path("verify")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(
      value =
          "Hashes every original again and checks every seal; the job's problems name what was changed",
      answer = Doc.Answer.JOB)
  public Response verify(@Context SecurityContext who, Of of) {
    Archive archive = services.need(Archive.class);
    Optional<CompanyId> company = allowed(who, of, Access.READ);
    Actor actor = Caller.actor(who);
    return Work.start(
        services,
        who,
        "Verify the archive",
        company,
        progress -> {
          ArchiveReport r = archive.verify(actor, company, progress);
          return Work.ended(
              r.objects()
                  + " objects, "
                  + r.bytes()
                  + " bytes, "
                  + r.sealsValid()
                  + " seals hold, "
                  + r.sealsBroken()
                  + " do not",
              r.findings());
        });
  }

  @POST
  @Path("refile")
  @Consumes(MediaType.APPLICATION_JSON)
  @Doc(value = "Makes the folders by name again from the archive", answer = Doc.Answer.JOB)
  public Response refile(@Context SecurityContext who, Of of) {
    Archive archive = services.need(Archive.class);
    Optional<CompanyId> company = allowed(who, of, Access.WRITE);
    Actor actor = Caller.actor(who);
    return Work.start(
        services,
        who,
        "File the archive by name",
        company,
        progress -> ActionResult.ok(archive.refile(actor, company, progress) + " documents filed"));
  }

  /** The service checks again; this only tells the caller now instead of in the job. */
  private static Optional<CompanyId> allowed(SecurityContext who, Of of, Access access) {
    Optional<CompanyId> company = Optional.ofNullable(of.company());
    if (company.isPresent()) {
      Caller.actor(who).require(company.get(), Module.ARCHIVE, access);
    } else {
      Caller.actor(who).requireAll(Module.ARCHIVE, access);
    }
    return company;
  }
}
