package org.partida.posting.action;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.HandEntries;
import org.partida.api.security.Module;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

/** "Entry made by hand": links it to a document, takes that back, or posts the document itself. */
@Component(service = MenuAction.class)
public final class HandEntryAction implements MenuAction {
  private static final String LINK = "link";
  private static final String UNLINK = "unlink";
  private static final String ANYWAY = "post-anyway";

  private static final ActionSpec SPEC =
      new ActionSpec(
          "posting.hand-entry",
          Texts.of("Entry made by hand", "Notă introdusă manual", "Scrittura inserita a mano"),
          Texts.of(
              "Says that an entry made by hand is a document's posting, so that nothing is booked twice",
              "Spune că o notă introdusă manual este înregistrarea documentului, ca să nu fie contabilizat de două ori",
              "Dice che una scrittura inserita a mano è la registrazione del documento: nulla viene registrato due volte"),
          "documents/posting",
          35,
          Module.POSTING,
          List.of(
              Texts.parameter(
                  "document",
                  Texts.of("Document", "Document", "Documento"),
                  ParamSpec.Type.TEXT,
                  Optional.empty()),
              new ParamSpec(
                  "answer",
                  Texts.of("Answer", "Răspuns", "Risposta"),
                  ParamSpec.Type.CHOICE,
                  true,
                  Optional.empty(),
                  List.of(LINK, UNLINK, ANYWAY)),
              Texts.parameter(
                  "entry",
                  Texts.of(
                      "Entry (number or id), to link",
                      "Nota (număr sau id), pentru legare",
                      "Scrittura (numero o id), per collegare"),
                  ParamSpec.Type.TEXT,
                  Optional.of("")),
              Texts.parameter(
                  "reason",
                  Texts.of("Reason", "Motiv", "Motivo"),
                  ParamSpec.Type.TEXT,
                  Optional.of(""))),
          false);

  private final HandEntries entries;

  @Activate
  public HandEntryAction(@Reference HandEntries entries) {
    this.entries = entries;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) {
    Map<String, String> p = c.parameters();
    String document = p.getOrDefault("document", "");
    String reason = p.getOrDefault("reason", "");
    return switch (p.getOrDefault("answer", "")) {
      case LINK -> {
        String number =
            entries.link(c.actor(), document, p.getOrDefault("entry", ""), reason).entry().number();
        yield done(
            c,
            "entry " + number + " is the document's posting",
            "nota " + number + " este înregistrarea documentului",
            "la scrittura " + number + " è la registrazione del documento");
      }
      case UNLINK -> {
        entries.unlink(c.actor(), document, reason);
        yield done(
            c,
            "the document is proposed anew",
            "documentul se propune din nou",
            "il documento viene riproposto");
      }
      default -> {
        int n = entries.postAnyway(c.actor(), document, reason).size();
        yield done(
            c, n + " vouchers posted", n + " note contabilizate", n + " scritture registrate");
      }
    };
  }

  private static ActionResult done(ActionContext c, String en, String ro, String it) {
    return ActionResult.ok(Texts.form(c.language(), en, ro, it));
  }
}
