package org.partida.bench.market;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Random;

/** Names as a country has them: a few surnames that many bear, and firms that sound alike. */
final class People {
  private static final String[] FIRST = {
    "ION",
    "MARIA",
    "ANDREI",
    "ELENA",
    "MIHAI",
    "ANA",
    "VASILE",
    "IOANA",
    "GEORGE",
    "DANIELA",
    "ALEXANDRU",
    "CRISTINA",
    "STEFAN",
    "MIHAELA",
    "NICOLAE",
    "GABRIELA",
    "ADRIAN",
    "ALINA",
    "FLORIN",
    "SIMONA",
    "MARIUS",
    "RALUCA",
    "BOGDAN",
    "OANA",
    "CATALIN",
    "LAURA",
    "RAZVAN",
    "CORINA",
    "SORIN",
    "IRINA",
    "DRAGOS",
    "MONICA",
    "LUCIAN",
    "ROXANA",
    "OVIDIU",
    "DIANA",
    "CLAUDIU",
    "ANDREEA",
    "EMIL",
    "LARISA",
    "VICTOR",
    "BIANCA",
    "DENIS",
    "ADINA",
    "IULIAN",
    "CARMEN",
    "TUDOREL",
    "MAGDALENA",
    "PETRU",
    "SILVIA",
    "REMUS",
    "VERONICA",
    "LIVIU",
    "TEODORA",
    "CEZAR",
    "LIDIA",
    "DORIN",
    "AURELIA",
    "SEBASTIAN",
    "CAMELIA",
    "RADUCU",
    "NICOLETA"
  };
  private static final String[] COMMON = {
    "POPESCU",
    "IONESCU",
    "POPA",
    "RADU",
    "STAN",
    "DUMITRU",
    "GHEORGHE",
    "MATEI",
    "MARIN",
    "TUDOR",
    "DOBRE",
    "NISTOR",
    "STOICA",
    "CONSTANTIN",
    "BARBU",
    "LUPU",
    "MUNTEANU",
    "NEAGU"
  };
  private static final String[] STEMS = {
    "BAL", "CER", "DRAG", "FLOR", "GAV", "HOR", "IST", "LAZ", "MOLD", "NEG", "OLT", "PETR", "RUS",
    "SAV", "TOM", "URS", "VLAD", "ZAH", "COJ", "BUZ", "CRIS", "DAN", "ENE", "GRIG", "BRAT", "CHIR",
    "DIAC", "FILIP", "GOG", "HULUB", "IACOB", "JIAN", "LEON", "MANOL", "NAST", "ONIC", "PAVEL",
    "RAIC", "SIMION", "TRIF", "UNGUR", "VOIC", "ZAMF", "ALB", "BACI", "CALIN", "DEDI", "FRUNZ"
  };
  private static final String[] ENDS = {
    "ESCU", "EANU", "ARU", "ILA", "OIU", "AN", "EI", "UC", "ASCU", "ENCO", "ICI", "OVICI", "A",
    "IN", "IU", "EA", "OI", "ACHE", "ARIU", "UTA"
  };
  private static final String[] SYLLABLES = {
    "BRU", "LI", "VER", "DO", "MA", "TRA", "NO", "SOL", "PAN", "KA", "REX", "TIM", "VA", "LU",
    "MIN", "CO", "ZEN", "PRO", "AL", "ER"
  };
  private static final String[] TRADES = {
    "CONSTRUCT",
    "TRANS",
    "COM",
    "IMPEX",
    "AGRO",
    "DENTAL",
    "SOFT",
    "MOB",
    "LEMN",
    "MEDIA",
    "INSTAL",
    "PREST",
    "CONSULT",
    "TEXTIL",
    "AUTO"
  };
  private static final int[] CUI_WEIGHTS = {7, 5, 3, 2, 1, 7, 5, 3, 2};

  private final Random random;

  People(Random random) {
    this.random = random;
  }

  /** One of five bears one of eighteen surnames, so each of these is borne by one in ninety. */
  String person() {
    return pick(FIRST) + " " + surname();
  }

  String surname() {
    return random.nextInt(5) == 0 ? pick(COMMON) : pick(STEMS) + pick(ENDS);
  }

  String first() {
    return pick(FIRST);
  }

  String firm() {
    StringBuilder b = new StringBuilder(random.nextInt(3) == 0 ? "SC " : "");
    int syllables = 2 + random.nextInt(2);
    for (int i = 0; i < syllables; i++) {
      b.append(pick(SYLLABLES));
    }
    return b.append(' ')
        .append(pick(TRADES))
        .append(random.nextInt(4) == 0 ? " S.A." : " SRL")
        .toString();
  }

  /** Romanian, with right check digits (ISO 13616). */
  static String iban(int number) {
    String bban = "BTRL" + String.format(Locale.ROOT, "%016d", number);
    StringBuilder digits = new StringBuilder();
    for (char c : (bban + "RO00").toCharArray()) {
      digits.append(Character.digit(c, 36));
    }
    int check = 98 - new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
    return "RO" + String.format(Locale.ROOT, "%02d", check) + bban;
  }

  /** A fiscal code with its control digit. */
  static String cui(int number) {
    String digits = String.valueOf(1_000_000 + number);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum +=
          (digits.charAt(digits.length() - 1 - i) - '0') * CUI_WEIGHTS[CUI_WEIGHTS.length - 1 - i];
    }
    return digits + sum * 10 % 11 % 10;
  }

  private String pick(String[] values) {
    return values[random.nextInt(values.length)];
  }
}
