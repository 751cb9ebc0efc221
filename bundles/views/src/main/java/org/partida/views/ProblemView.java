package org.partida.views;

import org.partida.model.Problem;

/** The error entry: {@code {"code","message","location","fix"}}. */
public final class ProblemView {
  private ProblemView() {}

  public static Obj of(Problem p) {
    return Obj.obj()
        .put("code", p.code())
        .put("message", p.message())
        .put("location", p.location())
        .put("fix", p.fix());
  }
}
