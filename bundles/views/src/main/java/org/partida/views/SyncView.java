package org.partida.views;

import static org.partida.views.Obj.obj;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.partida.api.network.SyncOverview;
import org.partida.api.network.SyncOverview.Pause;
import org.partida.api.network.SyncReport;
import org.partida.api.network.SyncStatus;
import org.partida.model.Page;

/** What a sync did, and where the sync stands. */
public final class SyncView {
  private SyncView() {}

  public static Obj of(SyncReport r) {
    return obj()
        .put("companies", r.companies())
        .put("listed", r.listed())
        .put("fetched", r.fetched())
        .put("read", r.read())
        .put("quarantined", r.quarantined())
        .put("waiting", r.waiting())
        .list("problems", r.problems(), ProblemView::of);
  }

  /** Networks as a whole, a page of companies, and where the next page begins. */
  public static Obj of(List<SyncOverview> networks, Page<SyncStatus> companies) {
    return obj()
        .list("networks", networks, SyncView::of)
        .list("companies", companies.items(), SyncView::of)
        .put("next", companies.next());
  }

  static Obj of(SyncOverview o) {
    Obj all =
        obj()
            .put("network", o.network())
            .put("running", o.running())
            .put("mailboxes", o.mailboxes())
            .put("toList", o.toList())
            .put("toFetch", o.toFetch());
    o.calls()
        .ifPresent(
            c ->
                all.put(
                    "calls",
                    obj()
                        .put("perMinute", c.perMinute())
                        .put("leftInTheNextMinute", c.left())
                        .put("keptBack", c.keptBack())));
    all.put("callsToday", new TreeMap<>(o.callsToday()))
        .put("paused", o.pause().map(SyncView::of))
        .some("refusedConnections", o.refused(), SyncView::of)
        .put("listedAgainBy", o.listedAgainBy());
    o.nextSweep()
        .ifPresent(
            s -> all.put("nextFullSweep", obj().put("from", s.from()).put("until", s.until())));
    o.oldestUnseen()
        .ifPresent(
            u ->
                all.put(
                    "oldestUnseen",
                    obj().put("company", u.company()).put("seenUntil", u.seenUntil())));
    return all.put("unseenTooLong", o.unseen());
  }

  private static Obj of(Pause p) {
    return obj().put("what", p.what()).put("until", p.until()).put("reason", p.reason());
  }

  static Obj of(SyncStatus s) {
    Obj o =
        obj()
            .put("company", s.company())
            .put("network", s.network())
            .put("connection", s.connection())
            .put("lastListed", s.lastListed())
            .put("listedAt", s.listedAt())
            .put("next", s.next())
            .put("waiting", s.waiting())
            .put("intervalSeconds", s.interval().map(Duration::toSeconds))
            .put("nextSweep", s.nextSweep());
    s.underWay()
        .ifPresent(
            w ->
                o.put(
                    "underWay",
                    obj().put("from", w.from()).put("until", w.until()).put("page", w.page())));
    return o.put("listsLeftToday", s.listsLeftToday())
        .put("messages", s.messages())
        .put("unseen", s.unseen() ? true : null)
        .put("problem", s.problem().isEmpty() ? null : s.problem());
  }
}
