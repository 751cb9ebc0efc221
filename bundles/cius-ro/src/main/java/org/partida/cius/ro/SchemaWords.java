package org.partida.cius.ro;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the schema validator means, for the complaints that occur in practice; others keep its
 * words. Immutable.
 *
 * @param message one sentence
 * @param fix the next step
 */
record SchemaWords(String message, String fix) {
  private static final List<Words> KNOWN =
      List.of(
          new Words(
              "cvc-complex-type\\.2\\.4\\.[ad].*element '(?:\\{[^}]*:)?([\\w-]+)\\}?'.*One of '\\{(.*)\\}' is"
                  + " expected.*",
              "elementul %s nu are voie aici; aici poate sta: %s",
              "pune elementele în ordinea din UBL 2.1 și scoate ce nu are loc",
              "the element %s may not stand here; here may stand: %s",
              "put the elements in the order of UBL 2.1 and leave out what has no place"),
          new Words(
              "cvc-complex-type\\.2\\.4\\.[ad].*element '(?:\\{[^}]*:)?([\\w-]+)\\}?'.*",
              "elementul %s nu are voie aici",
              "scoate elementul sau mută-l la locul lui din UBL 2.1",
              "the element %s may not stand here",
              "leave it out, or move it to its place in UBL 2.1"),
          new Words(
              "cvc-complex-type\\.2\\.4\\.b.*element '([^']+)' is not complete\\. One of '\\{(.*)\\}' is"
                  + " expected.*",
              "elementului %s îi lipsește: %s",
              "adaugă elementul care lipsește",
              "the element %s lacks: %s",
              "add what is missing"),
          new Words(
              "cvc-datatype-valid\\.1\\.2\\.\\d.*: '(.*)' is not a valid value for '(\\w+)'.*",
              "valoarea „%s” nu este de tipul %s",
              "scrie valoarea în formatul cerut: data AAAA-LL-ZZ, suma cu punct zecimal",
              "the value \"%s\" is not of the type %s",
              "write it in the form that is asked for: a date YYYY-MM-DD, an amount with a decimal point"),
          new Words(
              "cvc-elt\\.1\\.a.*element '([^']+)'.*",
              "elementul rădăcină %s nu este cel al unei facturi UBL",
              "trimite un Invoice sau CreditNote UBL 2.1",
              "the root element %s is not that of a UBL invoice",
              "send a UBL 2.1 Invoice or CreditNote"),
          new Words(
              "cvc-complex-type\\.4: Attribute '([^']+)' must appear on element '([^']+)'.*",
              "lipsește atributul %s al elementului %s",
              "adaugă atributul",
              "the attribute %s of the element %s is missing",
              "add the attribute"),
          new Words(
              "cvc-complex-type\\.3\\.2\\.2: Attribute '([^']+)' is not allowed to appear in element '([^']+)'.*",
              "atributul %s nu are voie în elementul %s",
              "scoate atributul",
              "the attribute %s may not stand in the element %s",
              "leave the attribute out"));

  private static final Pattern NAMESPACE = Pattern.compile("\"[^\"]*\":");

  static SchemaWords of(String text, boolean romanian) {
    for (Words w : KNOWN) {
      Matcher m = w.pattern().matcher(text);
      if (m.matches()) {
        Object[] parts = new Object[m.groupCount()];
        for (int i = 0; i < parts.length; i++) {
          parts[i] = NAMESPACE.matcher(m.group(i + 1)).replaceAll("");
        }
        return new SchemaWords(
            (romanian ? w.ro() : w.en()).formatted(parts), romanian ? w.roFix() : w.enFix());
      }
    }
    return new SchemaWords(
        text,
        romanian
            ? "corectează fișierul după schema UBL 2.1"
            : "correct the file by the schema of UBL 2.1");
  }

  private record Words(Pattern pattern, String ro, String roFix, String en, String enFix) {
    Words(String regex, String ro, String roFix, String en, String enFix) {
      this(Pattern.compile(regex, Pattern.DOTALL), ro, roFix, en, enFix);
    }
  }
}
