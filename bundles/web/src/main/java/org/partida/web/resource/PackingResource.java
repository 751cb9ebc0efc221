package org.partida.web.resource;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.archive.Packing;
import org.partida.api.document.DocumentFilter;
import org.partida.model.CompanyId;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.views.Obj;
import org.partida.web.Services;
import org.partida.web.http.Caller;
import org.partida.web.http.Downloads;
import org.partida.web.openapi.Doc;

/** The documents of a filter as one ZIP. */
@Path("documents/zip")
public final class PackingResource {
  private static final String ZIP = "application/zip";

  private final Services services;

  public PackingResource(Services services) {
    this.services = services;
  }

  @GET
  @Produces(ZIP)
  @Doc(
      value =
          "Documents with their files, an index and digests; at most 5000 documents and 2 GB, packed while it is sent",
      answer = Doc.Answer.FILE)
  public Response zip(
      @Context SecurityContext who,
      @QueryParam("company") CompanyId company,
      @QueryParam("direction") Direction direction,
      @QueryParam("from") @Doc("first issue date") LocalDate from,
      @QueryParam("to") @Doc("last issue date") LocalDate to,
      @QueryParam("decision") DecisionState decision,
      @QueryParam("text") @Doc("part of the partner's name or code, or of the number") String text,
      @QueryParam("part") @Doc("kinds of files; all if absent") List<Packing.Part> parts) {
    Packing.Pack pack = pack(who, filter(company, direction, from, to, decision, text), parts);
    return Downloads.of("partida-documents.zip", ZIP, (OutputStream out) -> pack.writeTo(out));
  }

  @GET
  @Path("size")
  @Produces(MediaType.APPLICATION_JSON)
  @Doc(value = "How many documents and bytes the ZIP would hold", of = "PackSize")
  public Obj size(
      @Context SecurityContext who,
      @QueryParam("company") CompanyId company,
      @QueryParam("direction") Direction direction,
      @QueryParam("from") @Doc("first issue date") LocalDate from,
      @QueryParam("to") @Doc("last issue date") LocalDate to,
      @QueryParam("decision") DecisionState decision,
      @QueryParam("text") @Doc("part of the partner's name or code, or of the number") String text,
      @QueryParam("part") @Doc("kinds of files; all if absent") List<Packing.Part> parts) {
    Packing.Pack pack = pack(who, filter(company, direction, from, to, decision, text), parts);
    return Obj.obj().put("documents", pack.documents()).put("bytes", pack.bytes());
  }

  private Packing.Pack pack(SecurityContext who, DocumentFilter filter, List<Packing.Part> parts) {
    EnumSet<Packing.Part> wanted = EnumSet.noneOf(Packing.Part.class);
    parts.stream().filter(Objects::nonNull).forEach(wanted::add);
    return services.need(Packing.class).pack(Caller.actor(who), filter, wanted);
  }

  private static DocumentFilter filter(
      CompanyId company,
      Direction direction,
      LocalDate from,
      LocalDate to,
      DecisionState decision,
      String text) {
    return new DocumentFilter(
        Optional.ofNullable(company),
        Optional.ofNullable(direction),
        Optional.ofNullable(from),
        Optional.ofNullable(to),
        Optional.ofNullable(decision),
        Optional.empty(),
        Optional.ofNullable(text).map(String::trim).filter(t -> !t.isEmpty()));
  }
}
