package org.partida.documents.action;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.network.NetworkSync;
import org.partida.api.network.SyncReport;
import org.partida.api.security.Module;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.Progress;

/** "Sync with e-Factura": lists and fetches now. */
@Component(service = MenuAction.class)
public final class SyncAction implements MenuAction {
  private static final Locale RO = Locale.forLanguageTag("ro");

  private static final ActionSpec SPEC =
      new ActionSpec(
          "spv.sync",
          Map.of(
              Locale.ENGLISH,
              "Sync with e-Factura",
              RO,
              "Sincronizează cu e-Factura",
              Locale.ITALIAN,
              "Sincronizza con e-Factura"),
          Map.of(
              Locale.ENGLISH,
              "Fetches new messages from the authority",
              RO,
              "Preia mesajele noi din SPV",
              Locale.ITALIAN,
              "Scarica i nuovi messaggi dall'autorità"),
          "documents/network",
          10,
          Module.DOCUMENTS,
          List.of(),
          true);

  private final NetworkSync sync;

  @Activate
  public SyncAction(@Reference NetworkSync sync) {
    this.sync = sync;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext context, Progress progress) {
    SyncReport r = sync.sync(context.actor(), context.company(), progress);
    ActionResult.Outcome outcome =
        progress.cancelled()
            ? ActionResult.Outcome.CANCELLED
            : r.problems().isEmpty() ? ActionResult.Outcome.OK : ActionResult.Outcome.PARTIAL;
    return new ActionResult(outcome, summary(r, context.language()), r.problems());
  }

  private static String summary(SyncReport r, Locale language) {
    String form =
        switch (language.getLanguage()) {
          case "ro" -> "%d mesaje noi, %d citite, %d în carantină, %d în așteptare";
          case "it" -> "%d messaggi nuovi, %d letti, %d in quarantena, %d in attesa";
          default -> "%d new messages, %d read, %d quarantined, %d waiting";
        };
    return String.format(language, form, r.listed(), r.read(), r.quarantined(), r.waiting());
  }
}
