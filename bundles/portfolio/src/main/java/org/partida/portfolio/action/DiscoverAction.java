package org.partida.portfolio.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.AddOrder;
import org.partida.api.company.Added;
import org.partida.api.company.Discovered;
import org.partida.api.company.Discovered.State;
import org.partida.api.company.Discovery;
import org.partida.api.security.Module;
import org.partida.model.Problem;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

/** "Discover companies": what the certificates may act for, and the new ones added if asked. */
@Component(service = MenuAction.class)
public final class DiscoverAction implements MenuAction {
  private static final Locale RO = Locale.forLanguageTag("ro");

  /** As many names as a person reads in one sentence. */
  private static final int NAMES = 10;

  private static final ActionSpec SPEC =
      new ActionSpec(
          "spv.discover",
          texts("Discover companies", "Descoperă firmele", "Trova le aziende"),
          texts(
              "Finds the companies that the SPV certificates may act for, and shows which are new or gone",
              "Găsește firmele pentru care certificatele au drept în SPV și arată care sunt noi sau nu mai sunt",
              "Trova le aziende per cui i certificati hanno diritti in SPV e mostra quali sono nuove o non ci sono più"),
          "companies",
          10,
          Module.COMPANIES,
          List.of(
              new ParamSpec(
                  "connection",
                  texts(
                      "Connection (empty = all)",
                      "Conexiunea (gol = toate)",
                      "Connessione (vuoto = tutte)"),
                  ParamSpec.Type.TEXT,
                  false,
                  Optional.empty(),
                  List.of()),
              new ParamSpec(
                  "add",
                  texts("Add the new ones", "Adaugă firmele noi", "Aggiungi le nuove"),
                  ParamSpec.Type.BOOLEAN,
                  false,
                  Optional.of("false"),
                  List.of())),
          true);

  private final Discovery discovery;

  @Activate
  public DiscoverAction(@Reference Discovery discovery) {
    this.discovery = discovery;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) {
    Optional<String> connection =
        Optional.ofNullable(c.parameters().get("connection")).filter(s -> !s.isBlank());
    Discovered d = discovery.discover(c.actor(), connection, progress);
    List<Problem> problems = new ArrayList<>(d.problems());
    d.found().forEach(f -> problems.addAll(f.problems()));
    String summary = summary(d, c.language());
    if (Boolean.parseBoolean(c.parameters().get("add")) && !progress.cancelled()) {
      AddOrder order = new AddOrder(AddOrder.of(d.addable()).codes(), connection, List.of());
      List<Added> added = discovery.add(c.actor(), order, progress);
      added.forEach(a -> problems.addAll(a.problems()));
      summary += "; " + added(added, c.language());
    }
    ActionResult.Outcome outcome =
        progress.cancelled()
            ? ActionResult.Outcome.CANCELLED
            : problems.isEmpty() ? ActionResult.Outcome.OK : ActionResult.Outcome.PARTIAL;
    return new ActionResult(outcome, summary, problems);
  }

  private static String summary(Discovered d, Locale language) {
    String form =
        switch (language.getLanguage()) {
          case "ro" -> "%d noi%s, %d nu mai sunt%s, %d cunoscute";
          case "it" -> "%d nuove%s, %d non ci sono più%s, %d note";
          default -> "%d new%s, %d gone%s, %d known";
        };
    return String.format(
        language,
        form,
        d.count(State.NEW),
        names(d, State.NEW),
        d.count(State.GONE),
        names(d, State.GONE),
        d.count(State.KNOWN));
  }

  private static String names(Discovered d, State state) {
    List<String> all =
        d.found().stream()
            .filter(f -> f.state() == state)
            .map(f -> (f.name() + " " + f.code()).strip())
            .toList();
    if (all.isEmpty()) {
      return "";
    }
    String more = all.size() > NAMES ? ", …" : "";
    return " (" + String.join(", ", all.subList(0, Math.min(NAMES, all.size()))) + more + ")";
  }

  private static String added(List<Added> all, Locale language) {
    long n = all.stream().filter(a -> a.outcome() == Added.Outcome.ADDED).count();
    return switch (language.getLanguage()) {
      case "ro" -> n + " adăugate";
      case "it" -> n + " aggiunte";
      default -> n + " added";
    };
  }

  private static Map<Locale, String> texts(String en, String ro, String it) {
    return Map.of(Locale.ENGLISH, en, RO, ro, Locale.ITALIAN, it);
  }
}
