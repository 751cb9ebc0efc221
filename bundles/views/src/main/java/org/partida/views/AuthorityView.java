package org.partida.views;

import static org.partida.views.Obj.obj;

import java.util.Locale;
import org.partida.api.document.AuthorityVerdict;

/** What an authority said when it was asked about a document. */
public final class AuthorityView {
  private AuthorityView() {}

  /** With its errors explained in a language, Romanian or English. */
  public static Obj of(AuthorityVerdict v, Locale language) {
    return obj()
        .put("outcome", v.outcome())
        .some("errors", v.errors(), e -> SubmissionView.error(e, language))
        .put("problem", v.why().map(ProblemView::of).orElse(null))
        .put("trace", v.trace());
  }

  /** In one line of plain words, Romanian or English. */
  public static String words(AuthorityVerdict v, Locale language) {
    boolean ro = language.getLanguage().equals("ro");
    return switch (v.outcome()) {
      case VALID -> ro ? "autoritatea o consideră bună" : "the authority finds it good";
      case INVALID -> ro ? "autoritatea o consideră greșită" : "the authority finds it wrong";
      case UNKNOWN ->
          ro ? "autoritatea nu a putut fi întrebată" : "the authority could not be asked";
    };
  }
}
