package org.partida.views;

import static org.partida.views.Obj.obj;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.partida.api.source.Pulled;
import org.partida.api.source.SourceConnection;
import org.partida.api.source.SourcePeriod;
import org.partida.api.source.SourceReport;
import org.partida.api.source.SourceStatus;
import org.partida.api.source.SourceWindow;
import org.partida.api.source.VerifyReport;
import org.partida.spi.source.SourceSeat;
import org.partida.spi.source.SourceSetting;
import org.partida.spi.source.SourceType;

/** Sources, syncs and what came. */
public final class SourceView {
  private SourceView() {}

  /** A connection, without secrets. */
  public static Obj of(SourceConnection c) {
    return obj()
        .put("id", c.id())
        .put("company", c.company())
        .put("connector", c.connector())
        .put("name", c.name())
        .put("settings", new TreeMap<>(c.settings()))
        .put("account", c.account())
        .put("verified", c.verified())
        .put("connected", c.connected())
        .put("madeAt", c.madeAt())
        .put("madeBy", c.madeBy());
  }

  /** How a connection stands. */
  public static Obj of(SourceStatus s) {
    Map<String, Object> counts = new TreeMap<>();
    s.counts().forEach((state, n) -> counts.put(state.name(), n));
    return of(s.connection())
        .put("present", s.present())
        .put("waiting", s.waiting())
        .put("proposed", of(s.proposed()))
        .put("counts", counts)
        .list("windows", s.windows(), SourceView::of)
        .put("notBookable", s.notBookable().stream().map(SourceType::word).toList());
  }

  private static Obj of(SourcePeriod p) {
    return obj().put("from", p.from()).put("to", p.to());
  }

  private static Obj of(SourceWindow w) {
    return obj()
        .put("seat", w.seat())
        .put("type", w.type().word())
        .put("from", w.from())
        .put("to", w.to())
        .put("done", w.done())
        .put("pulled", w.pulled())
        .put("problem", w.problem().map(ProblemView::of))
        .put("at", w.at());
  }

  /** What a sync did. */
  public static Obj of(SourceReport r) {
    return of(r.period())
        .put("new", r.fresh())
        .put("known", r.known())
        .put("cancelled", r.cancelled())
        .put("waiting", r.waiting())
        .put("stopped", r.stopped() ? true : null)
        .some("problems", r.problems(), ProblemView::of);
  }

  /** What verifying did. */
  public static Obj of(VerifyReport r) {
    return obj()
        .put("verified", r.verified())
        .put("drafts", r.drafts())
        .put("stopped", r.stopped() ? true : null)
        .some("problems", r.problems(), ProblemView::of);
  }

  /** Something that was pulled. */
  public static Obj of(Pulled p) {
    return obj()
        .put("id", p.id())
        .put("connection", p.connection())
        .put("company", p.company())
        .put("seat", p.seat())
        .put("type", p.type().word())
        .put("sourceId", p.sourceId())
        .put("kind", p.facts().map(Pulled.Facts::kind))
        .put("number", p.facts().map(Pulled.Facts::number))
        .put("date", p.facts().map(Pulled.Facts::date))
        .put("partner", p.facts().map(Pulled.Facts::partner))
        .put("total", p.facts().map(Pulled.Facts::total))
        .put("paid", p.facts().flatMap(Pulled.Facts::paid))
        .put("state", p.state())
        .put("document", p.document())
        .put("problem", p.problem().map(ProblemView::of))
        .put("pulledAt", p.pulledAt());
  }

  /** A seat. */
  public static Obj of(SourceSeat s) {
    return obj().put("code", s.code()).put("name", s.name());
  }

  /** What a seat has. */
  public static Obj of(String seat, Map<SourceType, Long> counts) {
    return obj()
        .put("seat", seat)
        .list(
            "types",
            List.copyOf(counts.entrySet()),
            e -> obj().put("type", e.getKey().word()).put("documents", e.getValue()));
  }

  /** A kind of program. */
  public static Obj of(Map.Entry<String, List<SourceSetting>> connector) {
    return obj()
        .put("connector", connector.getKey())
        .list(
            "settings",
            connector.getValue(),
            s ->
                obj()
                    .put("name", s.name())
                    .put("secret", s.secret())
                    .put("required", s.required())
                    .put("help", s.help()));
  }

  /** The types of a seat in words. */
  public static String words(Map<SourceType, Long> counts) {
    return counts.entrySet().stream()
        .map(e -> e.getKey().word() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
