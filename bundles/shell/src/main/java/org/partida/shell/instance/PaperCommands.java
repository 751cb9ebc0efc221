package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;
import static org.partida.views.Obj.obj;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.archive.Archive;
import org.partida.api.document.AuthorityPapers;
import org.partida.api.document.Document;
import org.partida.api.document.Documents;
import org.partida.base.file.FileNames;
import org.partida.base.file.FileProblems;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.views.Obj;
import org.partida.views.ProblemView;

/** {@code document-pdf}: a document's rendering, ours or the authority's. */
@Component(service = CommandGroup.class)
public final class PaperCommands implements CommandGroup {
  private final Documents documents;
  private final AuthorityPapers authority;
  private final Archive archive;

  @Activate
  public PaperCommands(
      @Reference Documents documents,
      @Reference AuthorityPapers authority,
      @Reference Archive archive) {
    this.documents = documents;
    this.authority = authority;
    this.archive = archive;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "document-pdf",
            "ID… --out DIR [--authority] [--json]  writes the PDF of documents; --authority the authority's own, asked for once and then archived beside ours",
            this::pdf));
  }

  private int pdf(Call call) throws IOException {
    Path out = Files.createDirectories(call.path(call.args().require("out")));
    call.args().first("a document id");
    List<Obj> done = new ArrayList<>();
    boolean failed = false;
    for (String id : call.args().rest()) {
      try {
        Path pdf = one(call, id, out);
        done.add(obj().put("id", id).put("pdf", pdf));
        tell(call, pdf + "\n");
      } catch (IOException | PartidaException e) {
        failed = true;
        Problem p = FileProblems.of(e, id);
        done.add(obj().put("id", id).put("error", ProblemView.of(p)));
        tell(call, id + ": error\n  " + p + "\n");
      }
    }
    if (call.json()) {
      call.answer(done);
    }
    return failed ? 1 : 0;
  }

  private Path one(Call call, String id, Path out) throws IOException {
    boolean theirs = call.args().flag("authority");
    Document d =
        documents
            .find(call.actor(), id)
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "document.unknown",
                            "there is no document " + id,
                            id,
                            "document-list shows the ids")));
    Sha256 bytes =
        theirs
            ? authority.pdf(call.actor(), id)
            : d.pdf()
                .orElseThrow(
                    () ->
                        new PartidaException(
                            new Problem(
                                "archive.unknown",
                                "the document has no rendering yet",
                                id,
                                "it is made after the document is read; see document-show")));
    Path target =
        out.resolve(
            FileNames.paper(d.issueDate(), d.partnerName(), d.number())
                + (theirs ? "_authority.pdf" : ".pdf"));
    try (InputStream in = archive.open(call.actor(), d.company(), bytes)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
    return target;
  }

  private static void tell(Call call, String text) {
    if (!call.json()) {
      call.console().out(text);
    }
  }
}
