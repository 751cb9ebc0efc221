package org.partida.cius.ro.schematron;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One change of a stylesheet's text that changes its speed and nothing else. Immutable.
 *
 * @param why what it is for
 * @param from what is replaced
 * @param to the replacement, with {@code $1} for the first group
 */
record Rewrite(String why, Pattern from, String to) {
  /** Namespace of what we add. */
  static final String NAMESPACE = "urn:partida:cius-ro";

  private static final String LINES =
      "cac:(InvoiceLine|CreditNoteLine)"
          + "\\[cac:Item/cac:ClassifiedTaxCategory/normalize-space\\(cbc:ID\\)\\s*=\\s*'(\\w+)'\\]";
  private static final String LINE_RATE =
      "\\[cac:Item/cac:ClassifiedTaxCategory/xs:decimal\\(cbc:Percent\\)\\s*=\\s*\\$rate\\]";
  private static final String OF_CATEGORY =
      "\\[cac:TaxCategory/normalize-space\\(cbc:ID\\)\\s*=\\s*'(\\w+)'\\]";
  private static final String OF_RATE =
      "\\[cac:TaxCategory/xs:decimal\\(cbc:Percent\\)\\s*=\\s*\\$rate\\]";
  private static final String ADJUSTMENTS =
      "cac:AllowanceCharge\\[cbc:ChargeIndicator=(true|false)\\(\\)\\]" + OF_CATEGORY;
  private static final String ROOT = "\\.\\./\\.\\./\\.\\./";
  private static final String LINE_AMOUNT = "/xs:decimal\\(cbc:LineExtensionAmount\\)";
  private static final String AMOUNT = "/xs:decimal\\(cbc:Amount\\)";

  /**
   * In this order. Each of the sums and searches stands in a rule that runs once for each VAT
   * subtotal and walks over all lines, so a file of many subtotals took a time that grows with the
   * product of both.
   */
  static final List<Rewrite> ALL =
      List.of(
          of("which tests ran is not asked for", "<svrl:fired-rule [^>]*/>", ""),
          of(
              "the test's text is not asked for",
              "<svrl:failed-assert test=\"[^\"]*\">",
              "<svrl:failed-assert>"),
          of(
              "the place was found by counting all siblings before, for each failure and each level",
              "<xsl:attribute name=\"location\">\\s*"
                  + "<xsl:apply-templates mode=\"schematron-select-full-path\" select=\"\\.\" />\\s*"
                  + "</xsl:attribute>",
              "<xsl:attribute name=\"location\" select=\"partida:path(.)\"/>"),
          of(
              "net amounts of the lines of a category and rate",
              "sum\\(" + ROOT + LINES + LINE_RATE + LINE_AMOUNT + "\\)",
              "sum(\\$partida-sums(concat('$1|$2|', \\$rate)))"),
          of(
              "net amounts of the lines of a category",
              "sum\\(" + ROOT + LINES + LINE_AMOUNT + "\\)",
              "sum(\\$partida-sums('$1|$2'))"),
          of(
              "allowances or charges of a category and rate",
              "sum\\(" + ROOT + ADJUSTMENTS + OF_RATE + AMOUNT + "\\)",
              "sum(\\$partida-sums(concat('$1|$2|', \\$rate)))"),
          of(
              "allowances or charges of a category",
              "sum\\(" + ROOT + ADJUSTMENTS + AMOUNT + "\\)",
              "sum(\\$partida-sums('$1|$2'))"),
          of(
              "whether there is a line of a category and rate",
              "exists\\(//" + LINES + LINE_RATE + "\\)",
              "exists(key('partida-rows', concat('$1|$2|', \\$rate)))"),
          of(
              "whether there is an allowance or charge of a category and rate",
              "exists\\(//cac:AllowanceCharge" + OF_CATEGORY + OF_RATE + "\\)",
              "exists(key('partida-rows',"
                  + " (concat('true|$1|', \\$rate), concat('false|$1|', \\$rate))))"),
          of(
              "whether it is an invoice or a credit note",
              "exists\\(//cac:(InvoiceLine|CreditNoteLine)\\)",
              "\\$partida-has-$1"),
          of(
              "how many values there are: each was compared with all before it",
              "count\\(//(cbc:\\w+)\\[not\\(preceding::\\1/\\. = \\.\\)\\]\\)",
              "count(distinct-values(//$1))"));

  private static Rewrite of(String why, String from, String to) {
    return new Rewrite(why, Pattern.compile(from), to);
  }

  /** The text with this change, and how often it was made. */
  Changed apply(String text) {
    Matcher m = from.matcher(text);
    StringBuilder out = new StringBuilder(text.length());
    int times = 0;
    while (m.find()) {
      m.appendReplacement(out, to);
      times++;
    }
    m.appendTail(out);
    return new Changed(out.toString(), times);
  }

  /** What {@link #apply} answers. */
  record Changed(String text, int times) {}
}
