package org.partida.sandbox.control;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.wire.Applications;
import org.partida.sandbox.wire.Certificate;
import org.partida.sandbox.wire.Certificates;
import org.partida.sandbox.wire.Tokens;

/** Applications, certificates, rights, codes and tokens. */
final class OAuthCommands {
  private final Sandbox sandbox;

  OAuthCommands(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  void into(Map<String, Function<Arguments, Map<String, Object>>> commands) {
    commands.put("mint", this::mint);
    commands.put("code", this::code);
    commands.put("register", this::register);
    commands.put("app", this::app);
    commands.put("apps", a -> Map.of("apps", applications().all()));
    commands.put("rights", this::rights);
    commands.put("certificate", this::certificate);
    commands.put("certificates", a -> Map.of("certificates", certificates().view()));
  }

  private Applications applications() {
    return sandbox.wire().oauth().applications();
  }

  private Certificates certificates() {
    return sandbox.wire().certificates();
  }

  private Map<String, Object> mint(Arguments a) {
    String client = a.option("client").orElse(Sandbox.CLIENT);
    String serial = a.option("serial").orElse(Tokens.DEFAULT_SERIAL);
    Tokens.Pair pair = sandbox.wire().tokens().mint(client, serial, sandbox.clock().instant());
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("clientId", client);
    view.put("accessToken", pair.access());
    view.put("refreshToken", pair.refresh());
    view.put("expiresIn", pair.expiresIn());
    return view;
  }

  private Map<String, Object> code(Arguments a) {
    String code =
        sandbox
            .wire()
            .oauth()
            .code(
                a.option("client").orElse(Sandbox.CLIENT),
                a.option("serial").orElse(Tokens.DEFAULT_SERIAL),
                a.option("redirect").orElse(""),
                sandbox.clock().instant());
    return Map.of("code", code);
  }

  private Map<String, Object> register(Arguments a) {
    String client = a.word(0, "client id");
    applications().register(client, a.word(1, "client secret"));
    return Map.of("clientId", client);
  }

  private Map<String, Object> app(Arguments a) {
    String client = a.option("client").orElse(Sandbox.CLIENT);
    a.option("secret").ifPresent(secret -> applications().register(client, secret));
    if (a.on("clear")) {
      applications().clearRedirects(client);
    }
    a.option("redirect").ifPresent(uri -> applications().addRedirect(client, uri));
    return Map.of("clientId", client, "redirects", applications().redirects(client));
  }

  private Map<String, Object> rights(Arguments a) {
    String serial = a.option("serial").orElse(Tokens.DEFAULT_SERIAL);
    if (a.on("all")) {
      certificates().allowAll(serial);
      return Map.of("serial", serial, "rights", "all");
    }
    String cifs = a.option("cifs").orElse("");
    certificates().restrict(serial, listed(cifs));
    return Map.of("serial", serial, "rights", cifs);
  }

  private static List<String> listed(String cifs) {
    return cifs.isEmpty() ? List.of() : List.of(cifs.split(",", -1));
  }

  private Map<String, Object> certificate(Arguments a) {
    String serial = a.word(0, "serial").replace(":", "").toUpperCase(Locale.ROOT);
    if (a.on("remove")) {
      return Map.of("serial", serial, "removed", certificates().remove(serial));
    }
    LocalDate today = LocalDate.ofInstant(sandbox.clock().instant(), java.time.ZoneOffset.UTC);
    Certificate old =
        certificates()
            .find(serial)
            .orElseGet(
                () ->
                    new Certificate(
                        serial,
                        "HOLDER " + serial,
                        sandbox.settings().text("holder.cnp"),
                        today.minusDays(1),
                        today.plusYears(2),
                        true));
    certificates()
        .put(
            new Certificate(
                serial,
                a.option("holder").orElse(old.holder()),
                a.option("cnp").orElse(old.cnp()),
                a.date("from", old.from()),
                a.date("to", old.to()),
                a.on("not-enrolled") ? false : a.on("enrolled") || old.enrolled()));
    if (a.on("all")) {
      certificates().allowAll(serial);
    }
    a.option("cifs").ifPresent(cifs -> certificates().restrict(serial, listed(cifs)));
    return Map.of("certificates", certificates().view());
  }
}
