package org.partida.posting.action;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.Openings;
import org.partida.api.posting.Openings.Opened;
import org.partida.api.security.Channel;
import org.partida.api.security.Module;
import org.partida.base.file.FileProblems;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

/** "Open the books"; it checks the files and shows the sums unless told to book. */
@Component(service = MenuAction.class)
public final class OpeningAction implements MenuAction {
  private static final ActionSpec SPEC =
      new ActionSpec(
          "posting.opening",
          Texts.of("Open the books", "Preluare solduri inițiale", "Apertura dei conti"),
          Texts.of(
              "Begins the books with the balances and open documents of another program, once",
              "Începe contabilitatea cu soldurile și documentele deschise din alt program, o singură dată",
              "Inizia la contabilità con i saldi e le partite aperte di un altro programma, una sola volta"),
          "accounting/periods",
          30,
          Module.POSTING,
          List.of(
              Texts.parameter(
                  "date",
                  Texts.of("First day", "Prima zi", "Primo giorno"),
                  ParamSpec.Type.DATE,
                  Optional.empty()),
              Texts.parameter(
                  "balances",
                  Texts.of("Balances (CSV)", "Solduri (CSV)", "Saldi (CSV)"),
                  ParamSpec.Type.FILE,
                  Optional.empty()),
              new ParamSpec(
                  "items",
                  Texts.of(
                      "Open documents (CSV)", "Documente deschise (CSV)", "Partite aperte (CSV)"),
                  ParamSpec.Type.FILE,
                  false,
                  Optional.empty(),
                  List.of()),
              Runs.PREVIEW),
          true);

  private final Openings openings;

  @Activate
  public OpeningAction(@Reference Openings openings) {
    this.openings = openings;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) {
    if (c.actor().channel() == Channel.WEB) {
      throw new PartidaException(
          new Problem(
              "opening.path",
              "a path cannot be given from the web",
              "balances",
              "send the texts: POST companies/ID/opening"));
    }
    Map<String, String> p = c.parameters();
    Path balances = Path.of(p.getOrDefault("balances", "").strip());
    Optional<Path> items =
        Optional.ofNullable(p.get("items")).filter(t -> !t.isBlank()).map(t -> Path.of(t.strip()));
    try (InputStream first = Files.newInputStream(balances);
        InputStream second =
            items.isPresent() ? Files.newInputStream(items.get()) : InputStream.nullInputStream()) {
      boolean preview = Runs.preview(p);
      Opened o =
          openings.open(
              c.actor(),
              Texts.company(c),
              day(p.getOrDefault("date", "")),
              new Openings.File(String.valueOf(balances.getFileName()), first),
              items.map(f -> new Openings.File(String.valueOf(f.getFileName()), second)),
              preview);
      return result(c.language(), preview, o);
    } catch (IOException e) {
      throw new PartidaException(FileProblems.of(e, balances.toString()), e);
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw new PartidaException(
          new Problem("usage", "not a day: " + text, "date", "write it as 2026-07-01"));
    }
  }

  private static ActionResult result(Locale language, boolean preview, Opened o) {
    if (!o.problems().isEmpty()) {
      return new ActionResult(
          ActionResult.Outcome.FAILED,
          Texts.form(
              language, "nothing was booked", "nu s-a înregistrat nimic", "nulla è registrato"),
          o.problems());
    }
    String form =
        preview
            ? Texts.form(
                language,
                "%d accounts and %d open documents tie; nothing is booked yet",
                "%d conturi și %d documente deschise se leagă; încă nu s-a înregistrat nimic",
                "%d conti e %d partite aperte quadrano; nulla è ancora registrato")
            : Texts.form(
                language,
                "%d accounts and %d open documents, %d entries",
                "%d conturi și %d documente deschise, %d note",
                "%d conti e %d partite aperte, %d scritture");
    return new ActionResult(
        ActionResult.Outcome.OK,
        String.format(language, form, o.accounts(), o.items(), o.records().size()),
        List.of());
  }
}
