package org.partida.web.resource;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.partida.base.statement.StatementFormats;
import org.partida.spi.statement.StatementReader;
import org.partida.spi.statement.StatementReaders;
import org.partida.views.Obj;
import org.partida.views.StatementView;
import org.partida.web.Services;
import org.partida.web.http.MaxBody;
import org.partida.web.http.Pure;
import org.partida.web.http.Uploaded;
import org.partida.web.openapi.Doc;

/** {@code formats statement-read}: the file is the body; nothing of it is kept. */
@Path("statement")
@Produces(MediaType.APPLICATION_JSON)
public final class StatementResource {
  private final Services services;

  public StatementResource(Services services) {
    this.services = services;
  }

  @GET
  @Pure
  @Doc(
      value = "The formats that can be read, each seen on a real file or not",
      of = "StatementFormat")
  public List<Obj> formats() {
    return known().all().stream().map(r -> StatementView.of(r.format(), r.facts())).toList();
  }

  @POST
  @Pure
  @Path("read")
  @MaxBody(MaxBody.STATEMENT)
  @Consumes(MediaType.WILDCARD)
  @Doc(value = "What a statement file says", of = "StatementFile")
  public Obj read(
      @HeaderParam("X-File-Name") @Doc("name of the file") String name, InputStream body)
      throws IOException {
    try (Uploaded file = Uploaded.spool(services, name, body)) {
      StatementFormats formats = known();
      if (formats.none()) {
        services.need(StatementReader.class);
      }
      StatementReader reader = formats.detect(file.path(), file.name());
      return StatementView.of(
          file.name(), reader.format(), StatementFormats.read(reader, file.path(), file.name()));
    }
  }

  private StatementFormats known() {
    return new StatementFormats(
        services.all(StatementReader.class), services.all(StatementReaders.class));
  }
}
