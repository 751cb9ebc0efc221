package org.partida.documents.action;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.document.BusinessPapers;
import org.partida.api.document.PaperImport;
import org.partida.api.security.Channel;
import org.partida.api.security.Module;
import org.partida.base.file.PathFiles;
import org.partida.base.text.Words;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

/** "Import business papers": receptions, delivery notes, tills and the rest, from a file. */
@Component(service = MenuAction.class)
public final class PaperImportAction implements MenuAction {
  static final Words WORDS = Words.beside(PaperImportAction.class, "paper-import");

  private static final ActionSpec SPEC =
      new ActionSpec(
          "paper.import",
          WORDS.all("title"),
          WORDS.all("help"),
          "documents/papers",
          30,
          Module.DOCUMENTS,
          List.of(
              new ParamSpec(
                  "file",
                  WORDS.all("file"),
                  ParamSpec.Type.FILE,
                  true,
                  Optional.empty(),
                  List.of())),
          true);

  private final BusinessPapers papers;

  @Activate
  public PaperImportAction(@Reference BusinessPapers papers) {
    this.papers = papers;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) {
    CompanyId company = c.company().orElseThrow(PaperImportAction::nobodys);
    if (c.actor().channel() == Channel.WEB) {
      throw new PartidaException(
          new Problem(
              "paper.path",
              "a path cannot be given from the web",
              "file",
              "upload the file: POST papers"));
    }
    String file = c.parameters().getOrDefault("file", "").strip();
    List<PaperImport> done = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    PathFiles.visit(
        file,
        Path.of(file),
        new PathFiles.Visitor() {
          @Override
          public void file(String name, InputStream content) throws IOException {
            try {
              PaperImport one = papers.take(c.actor(), company, name, content, progress);
              done.add(one);
              problems.addAll(one.problems());
            } catch (PartidaException e) {
              problems.add(e.problem());
            }
          }

          @Override
          public void failed(String name, Problem problem) {
            problems.add(problem);
          }
        });
    return result(c, done, problems, progress.cancelled());
  }

  private static ActionResult result(
      ActionContext c, List<PaperImport> done, List<Problem> problems, boolean cancelled) {
    long fresh = sum(done, PaperImport.Outcome.NEW);
    long known = sum(done, PaperImport.Outcome.SAME);
    long differ = sum(done, PaperImport.Outcome.DIFFERS);
    String summary =
        String.format(
            c.language(), WORDS.get(c.language(), "result"), fresh, known, differ, problems.size());
    ActionResult.Outcome outcome;
    if (cancelled) {
      outcome = ActionResult.Outcome.CANCELLED;
    } else if (problems.isEmpty()) {
      outcome = ActionResult.Outcome.OK;
    } else {
      outcome =
          fresh + known + differ > 0 ? ActionResult.Outcome.PARTIAL : ActionResult.Outcome.FAILED;
    }
    return new ActionResult(outcome, summary, problems);
  }

  private static long sum(List<PaperImport> done, PaperImport.Outcome outcome) {
    return done.stream().mapToLong(d -> d.count(outcome)).sum();
  }

  private static PartidaException nobodys() {
    return new PartidaException(
        new Problem(
            "document.company",
            "it is not said whose papers these are",
            "file",
            "choose the company"));
  }
}
