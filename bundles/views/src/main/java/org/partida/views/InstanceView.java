package org.partida.views;

import static org.partida.views.Obj.obj;

import java.util.Locale;
import org.partida.api.archive.ArchiveReport;
import org.partida.api.company.Company;
import org.partida.api.company.Policies;
import org.partida.api.company.Workload;
import org.partida.api.health.HealthEntry;
import org.partida.api.job.Job;
import org.partida.api.network.MessageFacts;
import org.partida.api.network.MessageRecord;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.network.MessageSide;

/** Companies, messages, jobs, actions, archive, health. */
public final class InstanceView {
  private InstanceView() {}

  public static Obj of(Company c) {
    return obj()
        .put("id", c.id())
        .put("name", c.name())
        .put("currency", c.currency())
        .put("vatPayer", c.vatPayer())
        .put("vatOnCash", c.vatOnCash())
        .put("connection", c.connection())
        .list(
            "accounts",
            c.accounts(),
            a ->
                obj()
                    .put("iban", a.iban())
                    .put("currency", a.currency())
                    .put("account", a.account()))
        .put("policies", policies(c.policies()));
  }

  private static Obj policies(Policies p) {
    return obj()
        .put("received", p.received())
        .put("issued", p.issued())
        .put("automaticLimit", p.automaticLimit())
        .put("autoPost", p.autoPost())
        .put("autoConfirmSure", p.autoConfirmSure())
        .put("storno", p.storno())
        .put("language", p.language())
        .put("rateDay", p.rateDay());
  }

  /** What waits in a company. */
  public static Obj of(Workload.Waiting w) {
    return obj()
        .put("company", w.company())
        .put("pending", w.pending())
        .put("questions", w.questions())
        .put("proposed", w.proposed())
        .put("failed", w.failed())
        .put("lines", w.lines())
        .put("asked", w.asked())
        .put("scans", w.scans());
  }

  public static Obj of(MessageRecord m) {
    Obj o =
        obj()
            .put("key", m.key())
            .put("company", m.company())
            .put("messageId", m.messageId())
            .put("relatedId", m.relatedId());
    o.put("type", m.type())
        .put("rawType", m.rawType())
        .put("createdAt", m.createdAt())
        .put("state", m.state());
    o.put("container", m.container())
        .put("document", m.document())
        .some("texts", m.texts(), t -> t);
    MessageFacts f = m.facts();
    o.put("side", f.side() == MessageSide.UNKNOWN ? null : f.side())
        .put("selfBilled", f.selfBilled() ? true : null)
        .put("issuer", f.issuer())
        .put("recipient", f.recipient())
        .put("about", f.about());
    m.problem().ifPresent(p -> o.put("problem", ProblemView.of(p)));
    return o;
  }

  public static Obj of(Job j) {
    return obj()
        .put("id", j.id())
        .put("title", j.title())
        .put("company", j.company())
        .put("actor", j.actor())
        .put("state", j.state())
        .put("done", j.done())
        .put("total", j.total())
        .put("message", j.message())
        .list("problems", j.problems(), ProblemView::of)
        .put("startedAt", j.startedAt())
        .put("endedAt", j.endedAt());
  }

  public static Obj of(ActionSpec a, Locale language) {
    return obj()
        .put("id", a.id())
        .put("title", a.title(language))
        .put("menuPath", a.menuPath())
        .put("order", a.order())
        .put("module", a.module())
        .list("parameters", a.parameters(), p -> parameter(p, language));
  }

  private static Obj parameter(ParamSpec p, Locale language) {
    Locale bare = Locale.forLanguageTag(language.getLanguage());
    return obj()
        .put("name", p.name())
        .put(
            "label",
            p.labels().getOrDefault(bare, p.labels().getOrDefault(Locale.ENGLISH, p.name())))
        .put("type", p.type())
        .put("required", p.required())
        .put("default", p.defaultValue())
        .some("choices", p.choices(), c -> c);
  }

  public static Obj of(ArchiveReport r) {
    return obj()
        .put("objects", r.objects())
        .put("bytes", r.bytes())
        .put("sealsValid", r.sealsValid())
        .put("sealsBroken", r.sealsBroken())
        .put("clean", r.clean())
        .list("findings", r.findings(), ProblemView::of);
  }

  public static Obj of(HealthEntry h) {
    return obj()
        .put("part", h.part())
        .put("level", h.level())
        .put("message", h.message())
        .put("fix", h.fix().isEmpty() ? null : h.fix());
  }
}
