package org.partida.matching.action;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.security.Channel;
import org.partida.api.security.Module;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.Statements;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

/** "Import statement": imports a statement file. */
@Component(service = MenuAction.class)
public final class ImportAction implements MenuAction {
  private static final Locale RO = Locale.forLanguageTag("ro");

  private static final ActionSpec SPEC =
      new ActionSpec(
          "statement.import",
          Map.of(
              Locale.ENGLISH,
              "Import statement",
              RO,
              "Importă extras",
              Locale.ITALIAN,
              "Importa estratto conto"),
          Map.of(
              Locale.ENGLISH,
              "Imports a bank statement file; lines that are there already are left alone",
              RO,
              "Importă un fișier de extras; liniile existente nu se dublează",
              Locale.ITALIAN,
              "Importa un file di estratto conto; i movimenti presenti non si duplicano"),
          "money/statements",
          10,
          Module.STATEMENTS,
          List.of(
              new ParamSpec(
                  "file",
                  Map.of(Locale.ENGLISH, "File", RO, "Fișier", Locale.ITALIAN, "File"),
                  ParamSpec.Type.FILE,
                  true,
                  Optional.empty(),
                  List.of())),
          false);

  private final Statements statements;

  @Activate
  public ImportAction(@Reference Statements statements) {
    this.statements = statements;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) throws IOException {
    if (c.actor().channel() == Channel.WEB) {
      // a browser sends bytes, never a path on this machine
      throw new PartidaException(
          new Problem(
              "statement.path", "a path cannot be given from the web", "file", "upload the file"));
    }
    Path file = Path.of(c.parameters().get("file"));
    ImportResult r;
    try (InputStream in = Files.newInputStream(file)) {
      r =
          statements.importFile(
              c.actor(), c.company(), String.valueOf(file.getFileName()), in, progress);
    }
    ActionResult.Outcome outcome =
        r.format().isEmpty() ? ActionResult.Outcome.FAILED : ActionResult.Outcome.OK;
    return new ActionResult(outcome, summary(r, c.language()), r.problems());
  }

  private static String summary(ImportResult r, Locale language) {
    String form =
        switch (language.getLanguage()) {
          case "ro" -> "%d linii noi, %d existau deja";
          case "it" -> "%d movimenti nuovi, %d già presenti";
          default -> "%d new lines, %d there already";
        };
    return String.format(language, form, r.added(), r.duplicates());
  }
}
