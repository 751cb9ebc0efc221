package org.partida.views;

import static org.partida.views.Obj.obj;

import java.util.Map;
import org.partida.api.company.Added;
import org.partida.api.company.Discovered;
import org.partida.api.company.Discovered.State;

/** What connections cover, and what became of companies that were to be added. Stateless. */
public final class DiscoveryView {
  private DiscoveryView() {}

  /** All, with how many stand how. */
  public static Obj of(Discovered d) {
    Obj count = obj();
    for (State s : State.values()) {
      count.put(s.name(), d.count(s));
    }
    Obj told = obj();
    d.toldAt().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> told.put(e.getKey(), e.getValue()));
    return obj()
        .put("count", count)
        .list("found", d.found(), DiscoveryView::of)
        .put("toldAt", told)
        .list("problems", d.problems(), ProblemView::of);
  }

  /** One fiscal code; a person's is masked. */
  public static Obj of(Discovered.Found f) {
    Obj o =
        obj()
            .put("code", f.code())
            .put("state", f.state())
            .put("name", f.name())
            .list("connections", f.connections(), c -> c)
            .put("since", f.since())
            .put("goneAt", f.goneAt())
            .put("servedBy", f.company().flatMap(c -> c.connection()));
    f.facts().ifPresent(r -> o.put("register", RegistryView.of(r)));
    return o.list("problems", f.problems(), ProblemView::of);
  }

  /** What became of one. */
  public static Obj of(Added a) {
    return obj()
        .put("code", a.code())
        .put("name", a.name())
        .put("outcome", a.outcome())
        .put("connection", a.connection())
        .put("people", a.people())
        .list("problems", a.problems(), ProblemView::of);
  }
}
