package org.partida.spi.action;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.partida.api.security.Module;

/**
 * The description of an action. Immutable.
 *
 * @param id stable, such as {@code spv.sync}
 * @param titles by language; ro, it and en are expected
 * @param help one sentence by language
 * @param menuPath where it stands, parts separated by {@code /}
 * @param order smaller comes first
 * @param module the module that the actor must be allowed to write in
 * @param parameters what is asked before it runs
 * @param exclusive one run per company at a time
 */
public record ActionSpec(
    String id,
    Map<Locale, String> titles,
    Map<Locale, String> help,
    String menuPath,
    int order,
    Module module,
    List<ParamSpec> parameters,
    boolean exclusive) {
  public ActionSpec {
    titles = Map.copyOf(titles);
    help = Map.copyOf(help);
    parameters = List.copyOf(parameters);
  }

  /** The title in a language, else in English, else the id. */
  public String title(Locale language) {
    String exact = titles.get(Locale.forLanguageTag(language.getLanguage()));
    return exact != null ? exact : titles.getOrDefault(Locale.ENGLISH, id);
  }
}
