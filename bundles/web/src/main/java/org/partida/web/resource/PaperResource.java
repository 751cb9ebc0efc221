package org.partida.web.resource;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.archive.Archive;
import org.partida.api.document.AuthorityPapers;
import org.partida.api.document.Document;
import org.partida.api.document.Documents;
import org.partida.api.security.Actor;
import org.partida.base.file.FileNames;
import org.partida.base.file.Originals;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.Downloads;
import org.partida.web.openapi.Doc;

/** The archived files of a document, under the names they are filed by. */
@Path("documents/{id}")
public final class PaperResource {
  private static final String XML = "application/xml";
  private static final String PDF = "application/pdf";

  private final Services services;

  public PaperResource(Services services) {
    this.services = services;
  }

  @GET
  @Path("original")
  @Produces(MediaType.WILDCARD)
  @Doc(value = "The original, byte for byte", answer = Doc.Answer.FILE)
  public Response original(@Context SecurityContext who, @PathParam("id") String id)
      throws IOException {
    return paper(who, id, d -> Optional.of(d.original()), "", d -> Originals.of(d.format()));
  }

  @GET
  @Path("pdf")
  @Produces(PDF)
  @Doc(value = "The rendering for people", answer = Doc.Answer.FILE)
  public Response pdf(@Context SecurityContext who, @PathParam("id") String id) throws IOException {
    return paper(who, id, Document::pdf, "", d -> new Originals.Type(".pdf", PDF));
  }

  @GET
  @Path("pdf/authority")
  @Produces(PDF)
  @Doc(
      value =
          "The authority's own rendering; asked for while the caller waits, the first time, then archived",
      answer = Doc.Answer.FILE)
  public Response authority(@Context SecurityContext who, @PathParam("id") String id)
      throws IOException {
    Sha256 bytes = services.need(AuthorityPapers.class).pdf(Caller.actor(who), id);
    return paper(
        who, id, d -> Optional.of(bytes), "", d -> new Originals.Type("_authority.pdf", PDF));
  }

  @GET
  @Path("signature")
  @Produces(XML)
  @Doc(value = "The authority's seal", answer = Doc.Answer.FILE)
  public Response signature(@Context SecurityContext who, @PathParam("id") String id)
      throws IOException {
    return paper(who, id, Document::signature, "semnatura_", d -> new Originals.Type(".xml", XML));
  }

  private Response paper(
      SecurityContext who,
      String id,
      Function<Document, Optional<Sha256>> which,
      String before,
      Function<Document, Originals.Type> as)
      throws IOException {
    Actor actor = Caller.actor(who);
    Document d =
        services
            .need(Documents.class)
            .find(actor, id)
            .orElseThrow(() -> Lists.unknown("document", id));
    Sha256 bytes =
        which
            .apply(d)
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "archive.unknown",
                            "the document has no such file (yet)",
                            id,
                            "see the document's note; a rendering is made after the document is read")));
    Originals.Type type = as.apply(d);
    String name =
        before + FileNames.paper(d.issueDate(), d.partnerName(), d.number()) + type.suffix();
    return Downloads.of(
        name, type.mediaType(), services.need(Archive.class).open(actor, d.company(), bytes));
  }
}
