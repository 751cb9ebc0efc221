package org.partida.sandbox.checks;

/**
 * A rule that a document breaks.
 *
 * @param rule id of the assertion
 * @param printed id that its text carries, which is not always the same
 * @param location XPath
 * @param romanian the authority's own words
 * @param english its English half; empty if there is none
 * @param test the expression that failed
 */
public record Broken(
    String rule, String printed, String location, String romanian, String english, String test) {

  /** Where the authority's checks stop. */
  public enum Stage {
    /** The shape: at once, in the answer to the upload. */
    XSD,
    /** The rules. */
    SCHEMATRON,
    /** The parties' identifiers. */
    IDENTIFIERS
  }

  /** A broken rule in the words of one of the two known generations of texts. */
  public String text(boolean legacy, Stage stage) {
    String words =
        printed.isEmpty()
            ? romanian
            : "[" + printed + "]-" + romanian + (english.isEmpty() ? "" : "     #" + english);
    if (stage == Stage.IDENTIFIERS) {
      return legacy
          ? "E: " + location + " eroare regula: " + test
          : "tipAssert=E; codEroare=" + rule + "; textEroare=" + romanian;
    }
    return legacy
        ? "E: validari globale  SCHEMATRON   eroare: " + words
        : "tipAssert=FailedAssert; codEroare="
            + rule
            + "; localizareEroare="
            + location
            + "; textEroare="
            + words
            + "; expresieValidata="
            + test;
  }
}
