package org.partida.portfolio;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.network.Authorisations;
import org.partida.api.security.Module;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

/** "Connect with SPV": begins an authorisation and gives the address to open in the browser. */
@Component(service = MenuAction.class)
public final class ConnectAction implements MenuAction {
  private static final Locale RO = Locale.forLanguageTag("ro");

  private static final ActionSpec SPEC =
      new ActionSpec(
          "spv.connect",
          Map.of(
              Locale.ENGLISH,
              "Connect with SPV",
              RO,
              "Conectează la SPV",
              Locale.ITALIAN,
              "Collega a SPV"),
          Map.of(
              Locale.ENGLISH,
              "Authorises in the browser, with the certificate",
              RO,
              "Autorizează în browser, cu certificatul",
              Locale.ITALIAN,
              "Autorizza nel browser, con il certificato"),
          "documents/network",
          5,
          Module.CONNECTIONS,
          List.of(
              new ParamSpec(
                  "connection",
                  Map.of(
                      Locale.ENGLISH, "Connection", RO, "Conexiune", Locale.ITALIAN, "Connessione"),
                  ParamSpec.Type.TEXT,
                  true,
                  Optional.of("spv"),
                  List.of()),
              new ParamSpec(
                  "name",
                  Map.of(Locale.ENGLISH, "Name", RO, "Denumire", Locale.ITALIAN, "Nome"),
                  ParamSpec.Type.TEXT,
                  false,
                  Optional.empty(),
                  List.of())),
          false);

  private final Authorisations authorisations;

  @Activate
  public ConnectAction(@Reference Authorisations authorisations) {
    this.authorisations = authorisations;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  /** With a company, that company is given the connection. */
  @Override
  public ActionResult run(ActionContext context, Progress progress) {
    Authorisations.Begun begun =
        authorisations.begin(
            context.actor(),
            new Authorisations.Request(
                context.parameters().getOrDefault("connection", "spv"),
                "ro.spv",
                Optional.ofNullable(context.parameters().get("name")).filter(n -> !n.isBlank()),
                context.company().map(List::of).orElse(List.of())));
    String form =
        switch (context.language().getLanguage()) {
          case "ro" -> "Deschideți în zece minute, în browserul cu certificatul: %s";
          case "it" -> "Apra entro dieci minuti, nel browser con il certificato: %s";
          default -> "Open within ten minutes, in the browser with the certificate: %s";
        };
    return ActionResult.ok(String.format(context.language(), form, begun.url()));
  }
}
