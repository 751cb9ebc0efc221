package org.partida.shell.core;

import java.util.Locale;
import org.partida.spi.network.NoticeFinding;

/** An authority's error in words for people. */
public final class NoticeText {
  private NoticeText() {}

  /** One error over several lines, in the caller's language, Romanian or English. */
  public static String of(NoticeFinding f, Locale language) {
    String tag = language.getLanguage().equals("ro") ? "ro" : "en";
    StringBuilder out = new StringBuilder("- ");
    out.append(f.rule().isEmpty() ? "?" : f.rule());
    if (!f.terms().isEmpty()) {
      out.append(" (").append(String.join(", ", f.terms())).append(")");
    }
    out.append(": ").append(f.meaning().getOrDefault(tag, f.text())).append('\n');
    out.append("    ANAF: ").append(f.text()).append('\n');
    f.location().ifPresent(l -> out.append("    at: ").append(l).append('\n'));
    f.earlierIndex().ifPresent(i -> out.append("    earlier index: ").append(i).append('\n'));
    return out.append("    fix: ").append(f.fix().getOrDefault(tag, "")).append('\n').toString();
  }
}
