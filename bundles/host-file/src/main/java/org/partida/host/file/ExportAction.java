package org.partida.host.file;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.FileBatch;
import org.partida.api.posting.FileBatches;
import org.partida.api.security.Module;
import org.partida.base.text.Words;
import org.partida.model.CompanyId;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

/**
 * "Files for the accounting program": writes what is in no file yet; a route may run it each day.
 */
@Component(service = MenuAction.class)
public final class ExportAction implements MenuAction {
  private static final Words WORDS = Words.beside(ExportAction.class, "words");
  private static final ActionSpec SPEC =
      new ActionSpec(
          "host-file.export",
          WORDS.all("action.title"),
          WORDS.all("action.help"),
          "posting",
          70,
          Module.POSTING,
          List.of(
              new ParamSpec(
                  "profile",
                  WORDS.all("param.profile"),
                  ParamSpec.Type.TEXT,
                  false,
                  Optional.empty(),
                  List.of())),
          true);

  private final FileBatches batches;

  @Activate
  public ExportAction(@Reference FileBatches batches) {
    this.batches = batches;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) {
    CompanyId company =
        c.company()
            .orElseThrow(
                () -> Problems.of("usage", "a company is missing", "company", "choose one"));
    Optional<String> profile =
        Optional.ofNullable(c.parameters().get("profile")).filter(p -> !p.isBlank());
    List<FileBatch> done = batches.export(c.actor(), company, profile);
    Locale ours =
        Words.LANGUAGES.contains(c.language().getLanguage()) ? c.language() : Locale.ENGLISH;
    String files = done.stream().map(FileBatch::fileName).collect(Collectors.joining(", "));
    return ActionResult.ok(
        done.isEmpty()
            ? WORDS.get(ours, "nothing")
            : MessageFormat.format(
                WORDS.get(ours, "done"),
                String.valueOf(done.stream().mapToLong(FileBatch::entries).sum()),
                files));
  }
}
