package org.partida.documents.action;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.document.Links;
import org.partida.api.security.Module;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

/** "Link papers": answers whether two documents are papers of one fact. */
@Component(service = MenuAction.class)
public final class LinkAction implements MenuAction {
  private static final Locale RO = Locale.forLanguageTag("ro");
  private static final String SAME = "same";
  private static final String DIFFERENT = "different";
  private static final String UNDO = "undo";

  private static final ActionSpec SPEC =
      new ActionSpec(
          "documents.link",
          texts(
              "Link papers of one fact", "Leagă documentele aceluiași fapt", "Collega i documenti"),
          texts(
              "Says whether two documents that look alike are one: then one entry keeps both papers",
              "Spune dacă două documente asemănătoare sunt unul singur: o singură notă le păstrează pe ambele",
              "Dice se due documenti simili sono uno solo: una scrittura li conserva entrambi"),
          "documents/decisions",
          25,
          Module.APPROVAL,
          List.of(
              new ParamSpec(
                  "offer",
                  texts("Offer", "Propunere", "Proposta"),
                  ParamSpec.Type.TEXT,
                  true,
                  Optional.empty(),
                  List.of()),
              new ParamSpec(
                  "answer",
                  texts("Answer", "Răspuns", "Risposta"),
                  ParamSpec.Type.CHOICE,
                  true,
                  Optional.empty(),
                  List.of(SAME, DIFFERENT, UNDO)),
              new ParamSpec(
                  "reason",
                  texts("Reason", "Motiv", "Motivo"),
                  ParamSpec.Type.TEXT,
                  false,
                  Optional.empty(),
                  List.of())),
          false);

  private final Links links;

  @Activate
  public LinkAction(@Reference Links links) {
    this.links = links;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) {
    String offer = c.parameters().getOrDefault("offer", "");
    String reason = c.parameters().getOrDefault("reason", "");
    switch (c.parameters().getOrDefault("answer", "")) {
      case SAME -> links.accept(c.actor(), offer, reason);
      case UNDO -> links.undo(c.actor(), offer, reason);
      default -> links.refuse(c.actor(), offer, reason);
    }
    return ActionResult.ok(
        switch (c.language().getLanguage()) {
          case "ro" -> "răspuns înregistrat: " + offer;
          case "it" -> "risposta registrata: " + offer;
          default -> "answered: " + offer;
        });
  }

  private static Map<Locale, String> texts(String en, String ro, String it) {
    return Map.of(Locale.ENGLISH, en, RO, ro, Locale.ITALIAN, it);
  }
}
