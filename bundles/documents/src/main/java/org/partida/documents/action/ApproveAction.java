package org.partida.documents.action;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.document.Documents;
import org.partida.api.security.Module;
import org.partida.model.Page;
import org.partida.model.document.DecisionState;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

/** "Approve documents": approves the ones named, or all that wait. */
@Component(service = MenuAction.class)
public final class ApproveAction implements MenuAction {
  private static final Locale RO = Locale.forLanguageTag("ro");

  private static final ActionSpec SPEC =
      new ActionSpec(
          "documents.approve",
          Map.of(
              Locale.ENGLISH,
              "Approve documents",
              RO,
              "Aprobă documentele",
              Locale.ITALIAN,
              "Approva i documenti"),
          Map.of(
              Locale.ENGLISH,
              "Approves the documents named, or all that wait for a decision",
              RO,
              "Aprobă documentele numite sau pe toate cele care așteaptă o decizie",
              Locale.ITALIAN,
              "Approva i documenti indicati o tutti quelli in attesa di decisione"),
          "documents/decisions",
          20,
          Module.APPROVAL,
          List.of(
              text(
                  "documents",
                  Map.of(
                      Locale.ENGLISH,
                      "Document ids, by comma",
                      RO,
                      "Documente (id-uri, cu virgulă)",
                      Locale.ITALIAN,
                      "Documenti (id, con virgola)")),
              text(
                  "reason",
                  Map.of(Locale.ENGLISH, "Reason", RO, "Motiv", Locale.ITALIAN, "Motivo"))),
          false);

  private final Documents documents;

  @Activate
  public ApproveAction(@Reference Documents documents) {
    this.documents = documents;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) {
    String named = c.parameters().getOrDefault("documents", "");
    List<String> ids = named.isBlank() ? waiting(c) : List.of(named.split("\\s*,\\s*"));
    String reason = c.parameters().getOrDefault("reason", "");
    int done = 0;
    for (String id : ids) {
      if (progress.cancelled()) {
        return new ActionResult(
            ActionResult.Outcome.CANCELLED, summary(done, c.language()), List.of());
      }
      documents.approve(c.actor(), id, reason);
      progress.update(++done, ids.size(), id);
    }
    return ActionResult.ok(summary(done, c.language()));
  }

  private List<String> waiting(ActionContext c) {
    DocumentFilter filter =
        new DocumentFilter(
            c.company(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(DecisionState.PENDING),
            Optional.empty());
    List<String> ids = new java.util.ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<Document> page = documents.list(c.actor(), filter, 200, after);
      page.items().forEach(d -> ids.add(d.id()));
      after = page.next();
    } while (after.isPresent());
    return ids;
  }

  private static ParamSpec text(String name, Map<Locale, String> labels) {
    return new ParamSpec(name, labels, ParamSpec.Type.TEXT, false, Optional.empty(), List.of());
  }

  private static String summary(int n, Locale language) {
    return switch (language.getLanguage()) {
      case "ro" -> n + " documente aprobate";
      case "it" -> n + " documenti approvati";
      default -> n + " documents approved";
    };
  }
}
