package org.partida.matching.action;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.security.Access;
import org.partida.api.security.Channel;
import org.partida.api.security.Module;
import org.partida.api.statement.ImportOptions;
import org.partida.api.statement.ImportRecord;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.StatementImports;
import org.partida.api.statement.Statements;
import org.partida.base.text.Words;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

/** "Import statement": imports a statement file, or a ZIP of them; goes on after a crash. */
@Component(service = MenuAction.class)
public final class ImportAction implements MenuAction {
  /** What people read of imports. */
  public static final Words WORDS = Words.beside(ImportAction.class, "import");

  private static final ActionSpec SPEC =
      new ActionSpec(
          "statement.import",
          WORDS.all("title"),
          WORDS.all("help"),
          "money/statements",
          10,
          Module.STATEMENTS,
          List.of(
              new ParamSpec(
                  "file",
                  WORDS.all("file"),
                  ParamSpec.Type.FILE,
                  true,
                  Optional.empty(),
                  List.of())),
          false);

  private final Statements statements;
  private final StatementImports imports;

  @Activate
  public ImportAction(@Reference Statements statements, @Reference StatementImports imports) {
    this.statements = statements;
    this.imports = imports;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress)
      throws IOException, InterruptedException {
    if (c.actor().channel() == Channel.WEB) {
      // a browser sends bytes, never a path on this machine
      throw new PartidaException(
          new Problem(
              "statement.path", "a path cannot be given from the web", "file", "upload the file"));
    }
    Path file = Path.of(c.parameters().get("file"));
    String name = String.valueOf(file.getFileName());
    try (InputStream in = Files.newInputStream(file)) {
      if (c.company().isPresent() || c.actor().mayAll(Module.STATEMENTS, Access.WRITE)) {
        ImportRecord taken = imports.take(c.actor(), c.company(), name, in, ImportOptions.NONE);
        ImportRecord end =
            taken.state() == ImportRecord.State.DONE
                ? taken
                : imports.await(c.actor(), taken.id(), progress);
        return ended(end, c.language());
      }
      // whose it is decides who may import it, and only reading tells
      ImportResult r = statements.importFile(c.actor(), c.company(), name, in, progress);
      return ended(r, c.language());
    }
  }

  /** How an import ended, for people. */
  public static ActionResult ended(ImportRecord r, Locale language) {
    return r.state() == ImportRecord.State.CANCELLED
        ? new ActionResult(
            ActionResult.Outcome.CANCELLED, WORDS.get(language, "cancelled"), List.of())
        : ended(r.result(), language);
  }

  private static ActionResult ended(ImportResult r, Locale language) {
    List<Problem> problems = new ArrayList<>(r.problems());
    r.parts().forEach(p -> problems.addAll(p.result().problems()));
    ActionResult.Outcome outcome = ActionResult.Outcome.OK;
    if (!r.whole()) {
      boolean some = r.parts().stream().anyMatch(p -> p.result().whole());
      outcome = some ? ActionResult.Outcome.PARTIAL : ActionResult.Outcome.FAILED;
    }
    String summary =
        String.format(language, WORDS.get(language, "result"), r.added(), r.duplicates());
    return new ActionResult(outcome, summary, problems);
  }
}
