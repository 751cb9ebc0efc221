package org.partida.sandbox.page;

import java.util.List;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.wire.Certificate;
import org.partida.sandbox.wire.Html;
import org.partida.sandbox.wire.Tokens;

/** Certificates, applications and the grants given so far. */
final class Grants {
  private static final int SHOWN = 8;
  private static final int MOST = 30;
  private final Sandbox sandbox;

  Grants(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  String html() {
    return SandboxPage.section("certificates") + certificates() + applications() + grants();
  }

  private String certificates() {
    Table table = new Table("serial", "holder", "valid", "enrolled", "companies");
    for (Certificate c : sandbox.wire().certificates().all()) {
      String companies =
          sandbox
              .wire()
              .certificates()
              .rights(c.serial())
              .map(cifs -> cifs.isEmpty() ? "none" : listed(cifs))
              .orElse("all");
      table
          .row()
          .code(c.colons())
          .text(c.holder())
          .text(c.from() + " to " + c.to())
          .text(c.enrolled() ? "yes" : "no")
          .text(companies);
    }
    return table.or("There is no certificate.");
  }

  private static String listed(List<String> cifs) {
    int more = cifs.size() - SHOWN;
    return String.join(", ", cifs.subList(0, Math.min(SHOWN, cifs.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private String applications() {
    Table table = new Table("application", "callbacks");
    sandbox
        .wire()
        .oauth()
        .applications()
        .all()
        .forEach(
            (client, redirects) ->
                table
                    .row()
                    .text(client)
                    .text(redirects.isEmpty() ? "any" : String.join(", ", redirects)));
    return "<h3>Applications</h3>" + table.or("No application is registered.");
  }

  private String grants() {
    Table table = new Table("given", "application", "certificate", "refresh token");
    for (Tokens.Given given : sandbox.wire().tokens().given(MOST)) {
      table
          .row()
          .text(SandboxPage.time(given.at()))
          .text(given.client())
          .code(given.serial())
          .html(Html.escape(given.state()));
    }
    return "<h3>Grants</h3>" + table.or("No token was given yet.");
  }
}
