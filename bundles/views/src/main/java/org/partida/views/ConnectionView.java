package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.api.network.Authorisation;
import org.partida.api.network.Authorisations;
import org.partida.api.network.Connection;

/** Connections and authorisations; secrets are never shown. */
public final class ConnectionView {
  private ConnectionView() {}

  public static Obj of(Connection c) {
    Obj o =
        obj()
            .put("id", c.id())
            .put("network", c.network())
            .put("name", c.name())
            .put("holder", c.holder())
            .put("certificateSerial", c.certificateSerial())
            .put("certificateUntil", c.certificateUntil())
            .put("accessUntil", c.accessUntil())
            .put("refreshUntil", c.refreshUntil())
            .put("state", c.state())
            .put("usable", c.usable())
            .put("companies", c.companies())
            .put("renewedAt", c.renewedAt())
            .put("failedAt", c.failedAt());
    c.failure().ifPresent(f -> o.put("failure", ProblemView.of(f)));
    return o;
  }

  public static Obj of(Authorisation a) {
    Obj o =
        obj()
            .put("id", a.id())
            .put("connection", a.connection())
            .put("network", a.network())
            .put("name", a.name())
            .list("companies", a.companies(), c -> c)
            .put("status", a.status())
            .put("expires", a.expires());
    a.problem().ifPresent(p -> o.put("problem", ProblemView.of(p)));
    return o;
  }

  /** With the address to open, which is shown to the asker only. */
  public static Obj of(Authorisations.Begun b) {
    return of(b.authorisation()).put("url", b.url().toString());
  }

  public static Obj of(Authorisations.Disconnected d) {
    return of(d.connection()).put("revoked", d.revoked()).put("note", d.note());
  }
}
