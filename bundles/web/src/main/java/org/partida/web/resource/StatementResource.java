package org.partida.web.resource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.statement.Detection;
import org.partida.spi.statement.StatementHead;
import org.partida.spi.statement.StatementRead;
import org.partida.spi.statement.StatementReader;
import org.partida.views.Obj;
import org.partida.views.ProblemView;
import org.partida.views.StatementView;
import org.partida.web.Services;
import org.partida.web.http.MaxBody;
import org.partida.web.http.Pure;
import org.partida.web.http.Uploaded;
import org.partida.web.openapi.Doc;

/** {@code statement-read}: the file is the body; nothing of it is kept. */
@Path("statement")
@Produces(MediaType.APPLICATION_JSON)
public final class StatementResource {
  private final Services services;

  public StatementResource(Services services) {
    this.services = services;
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
      StatementReader reader = detect(file);
      try (InputStream in = Files.newInputStream(file.path())) {
        StatementRead read = reader.read(in, file.name());
        return Obj.obj()
            .put("file", file.name())
            .put("format", reader.format())
            .put("bank", read.bank())
            .list("statements", read.statements(), StatementView::of)
            .list("warnings", read.warnings(), ProblemView::of);
      }
    }
  }

  private StatementReader detect(Uploaded file) throws IOException {
    List<StatementReader> readers = services.all(StatementReader.class);
    if (readers.isEmpty()) {
      services.need(StatementReader.class);
    }
    StatementHead head;
    try (InputStream in = Files.newInputStream(file.path())) {
      head = new StatementHead(file.name(), in.readNBytes(StatementHead.LIMIT));
    }
    List<StatementReader> yes = new ArrayList<>();
    List<String> looked = new ArrayList<>();
    for (StatementReader r : readers) {
      Detection d = r.detect(head);
      looked.add(r.format() + ": " + d.lookedFor());
      if (d.yes()) {
        yes.add(r);
      }
    }
    if (yes.size() == 1) {
      return yes.get(0);
    }
    String code = yes.isEmpty() ? "statement.format-unknown" : "statement.format-ambiguous";
    String what = yes.isEmpty() ? "of no known format" : "of several formats";
    throw new PartidaException(
        new Problem(
            code,
            "the file is " + what + "; looked for " + String.join("; ", looked),
            file.name(),
            "export it again in one of these formats"));
  }
}
