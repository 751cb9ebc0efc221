package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.api.notice.Notice;

/** Notices. */
public final class NoticeView {
  private NoticeView() {}

  public static Obj of(Notice n) {
    return obj()
        .put("key", n.key())
        .put("company", n.company())
        .put("level", n.level())
        .put("code", n.problem().code())
        .put("message", n.problem().message())
        .put("location", n.problem().location())
        .put("fix", n.problem().fix())
        .put("since", n.since())
        .put("deadline", n.deadline())
        .put("seenBy", n.seenBy());
  }
}
