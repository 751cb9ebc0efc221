package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.api.document.Deadline;

/** Deadlines for filing. */
public final class DeadlineView {
  private DeadlineView() {}

  public static Obj of(Deadline d) {
    return obj()
        .put("company", d.document().company())
        .put("document", d.document().id())
        .put("number", d.document().number())
        .put("issueDate", d.document().issueDate())
        .put("partner", d.document().partnerName())
        .put("total", d.document().total())
        .put("currency", d.document().total().currency())
        .put("network", d.document().network())
        .put("lastDay", d.term().lastDay())
        .put("ends", d.term().ends())
        .put("workingDaysLeft", d.workingDaysLeft())
        .put("standing", d.standing())
        .put("rule", d.term().rule())
        .put("consequence", d.term().consequence());
  }
}
