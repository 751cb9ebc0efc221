package org.partida.web.resource;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.submission.Submissions;
import org.partida.api.submission.Taken;
import org.partida.base.file.SafeZip;
import org.partida.base.file.ZipLimits;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.views.Obj;
import org.partida.views.SubmissionView;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.MaxBody;
import org.partida.web.http.Uploaded;
import org.partida.web.openapi.Doc;

/** Own documents to be sent, many in one ZIP. */
@Path("submissions/zip")
@Produces(MediaType.APPLICATION_JSON)
public final class SubmissionsZipResource {
  private static final ZipLimits LIMITS =
      new ZipLimits(500, MaxBody.DOCUMENT, MaxBody.STATEMENT, 200);

  private final Services services;

  public SubmissionsZipResource(Services services) {
    this.services = services;
  }

  @POST
  @MaxBody(MaxBody.STATEMENT)
  @Consumes(MediaType.WILDCARD)
  @Doc(
      value =
          "Takes each XML of a ZIP to be checked and sent; what is wrong with one does not keep the others back",
      answer = Doc.Answer.LIST,
      of = "Submission")
  public List<Obj> take(
      @Context SecurityContext who,
      @QueryParam("company") @Doc("who files; required") CompanyId company,
      @QueryParam("hold")
          @DefaultValue("false")
          @Doc("true: check them, and wait until a person releases them")
          boolean hold,
      @HeaderParam("X-File-Name") @Doc("name of the file") String name,
      InputStream body)
      throws IOException {
    if (company == null) {
      throw new PartidaException(
          new Problem("usage", "company is missing", "company", "say who files the documents"));
    }
    Submissions submissions = services.need(Submissions.class);
    Actor actor = Caller.actor(who);
    // the service checks each file; this spares a stranger's upload
    actor.require(company, Module.DOCUMENTS, Access.WRITE);
    List<Obj> all = new ArrayList<>();
    try (Uploaded file = Uploaded.spool(services, Uploaded.utf8(name), body);
        SafeZip zip = SafeZip.open(file.path(), LIMITS)) {
      for (SafeZip.Entry e : zip.entries()) {
        if (!ofTheSystem(e.name())) {
          all.add(one(submissions, actor, company, hold, zip, e));
        }
      }
      if (all.isEmpty()) {
        throw new PartidaException(
            new Problem("zip.empty", "the ZIP holds no file", file.name(), "put the XML files in"));
      }
    }
    return all;
  }

  private static Obj one(
      Submissions submissions,
      Actor actor,
      CompanyId company,
      boolean hold,
      SafeZip zip,
      SafeZip.Entry e)
      throws IOException {
    String name = Uploaded.safe(e.name());
    if (!name.toLowerCase(java.util.Locale.ROOT).endsWith(".xml")) {
      return SubmissionView.failed(
          name,
          new Problem("submission.form", "not an XML file", e.name(), "send UBL or CII as XML"));
    }
    try (InputStream in = zip.read(e)) {
      Taken taken = submissions.take(actor, company, name, in, Set.of(), !hold);
      return SubmissionView.of(taken.submission()).put("known", !taken.fresh());
    } catch (PartidaException refused) {
      return SubmissionView.failed(name, refused.problem());
    }
  }

  /** What file managers leave in a ZIP. */
  private static boolean ofTheSystem(String name) {
    return name.startsWith("__MACOSX/")
        || Set.of(".ds_store", "thumbs.db", "desktop.ini")
            .contains(Uploaded.safe(name).toLowerCase(java.util.Locale.ROOT));
  }
}
