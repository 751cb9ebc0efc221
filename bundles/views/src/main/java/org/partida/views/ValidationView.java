package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.model.Problem;
import org.partida.spi.invoice.Finding;
import org.partida.spi.invoice.ValidationReport;

/** What a validator says of a file. */
public final class ValidationView {
  private ValidationView() {}

  /** The report of a file; {@code stage} is there only where one failed. */
  public static Obj of(String file, String profile, ValidationReport report) {
    return obj()
        .put("file", file)
        .put("profile", profile)
        .put("valid", report.valid())
        .put("stage", report.failedAt())
        .list("errors", report.errors(), ValidationView::finding)
        .list("warnings", report.warnings(), ValidationView::finding);
  }

  /** A file that could not be looked at. */
  public static Obj failed(String file, Problem problem) {
    return obj().put("file", file).put("valid", false).put("error", ProblemView.of(problem));
  }

  static Obj finding(Finding f) {
    return obj()
        .put("rule", f.rule())
        .put("location", f.location())
        .put("message", f.message())
        .put("fix", f.fix())
        .put("businessTerm", f.businessTerm())
        .put("ruleText", f.ruleText());
  }
}
