package org.partida.posting.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.TaxIds;

/**
 * Which codes of partners the register of the company's country can be asked for. Immutable.
 *
 * @param askable partners by the code as it is written
 * @param skipped how many are abroad, people, or none
 * @param problems codes that are wrong or masked
 */
record PartnerCodes(Map<String, CompanyId> askable, int skipped, List<Problem> problems) {

  /**
   * Sorts codes.
   *
   * @param abroad tells of digits alone whether the partner is abroad
   */
  static PartnerCodes of(String home, Collection<String> codes, Predicate<String> abroad) {
    Map<String, CompanyId> askable = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    int skipped = 0;
    for (String written : codes) {
      String code = TaxIds.normalised(written);
      String full = full(home, written);
      Optional<Problem> wrong = wrong(full);
      boolean elsewhere = wrong.isEmpty() && !full.startsWith(home);
      if (TaxIds.isNoneGiven(code)
          || TaxIds.isPerson(code)
          || elsewhere
          || full.length() > code.length() && abroad.test(written)) {
        skipped++;
      } else if (wrong.isPresent()) {
        problems.add(wrong.get().at("partner " + TaxIds.shown(code)));
      } else {
        askable.put(written, new CompanyId(full));
      }
    }
    return new PartnerCodes(askable, skipped, problems);
  }

  /** Country and fiscal code; digits alone are of the company's country. */
  static String full(String home, String written) {
    String code = TaxIds.normalised(written);
    return code.matches("\\d+") ? home + code : code;
  }

  private static Optional<Problem> wrong(String full) {
    if (!full.matches("[A-Z]{2}[0-9A-Z]{2,16}")) {
      return Optional.of(
          new Problem(
              "tax-id.form",
              "\"" + TaxIds.shown(full) + "\" is not a fiscal code",
              TaxIds.shown(full),
              "correct it where it comes from; the partner is left out"));
    }
    return TaxIds.problem(full.substring(0, 2), full.substring(2));
  }
}
