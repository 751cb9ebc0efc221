package org.partida.sandbox.registry;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names of counties as the registers print them, by ISO 3166-2 code. */
final class Counties {
  private static final String NAMES =
      "AB ALBA,AR ARAD,AG ARGEŞ,BC BACĂU,BH BIHOR,BN BISTRIŢA-NĂSĂUD,BT BOTOŞANI,BV BRAŞOV,"
          + "BR BRĂILA,BZ BUZĂU,CS CARAŞ-SEVERIN,CL CĂLĂRAŞI,CJ CLUJ,CT CONSTANŢA,CV COVASNA,"
          + "DB DÂMBOVIŢA,DJ DOLJ,GL GALAŢI,GR GIURGIU,GJ GORJ,HR HARGHITA,HD HUNEDOARA,"
          + "IL IALOMIŢA,IS IAŞI,IF ILFOV,MM MARAMUREŞ,MH MEHEDINŢI,MS MUREŞ,NT NEAMŢ,OT OLT,"
          + "PH PRAHOVA,SM SATU MARE,SJ SĂLAJ,SB SIBIU,SV SUCEAVA,TR TELEORMAN,TM TIMIŞ,TL TULCEA,"
          + "VS VASLUI,VL VÂLCEA,VN VRANCEA,B MUNICIPIUL BUCUREŞTI";

  private Counties() {}

  static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    for (String pair : NAMES.split(",", -1)) {
      int space = pair.indexOf(' ');
      names.put("RO-" + pair.substring(0, space), pair.substring(space + 1));
    }
    return names;
  }
}
