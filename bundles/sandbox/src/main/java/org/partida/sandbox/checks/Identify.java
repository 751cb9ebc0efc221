package org.partida.sandbox.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The identity layer: check digits of seller and buyer, and whether the buyer exists. */
final class Identify {
  private Identify() {}

  static List<Broken> check(Parties parties, boolean foreignBuyer, Predicate<String> registered) {
    List<Broken> broken = new ArrayList<>();
    if (!Parties.isCode(parties.seller())) {
      broken.add(
          broken(
              "CUI vanzator incorect",
              "AccountingSupplierParty (1) sectiune Party (1)",
              "R_BT_32_cui: Cui vanzator incorect / validare CUI (" + parties.seller() + ") "));
    }
    if (foreignBuyer || Parties.NOBODY.equals(parties.buyer())) {
      return broken;
    }
    String buyer = parties.buyer();
    String place = "AccountingCustomerParty (1) sectiune Party (1)";
    if (buyer.isEmpty()) {
      String words = "nu a fost identificat cui cumparator";
      broken.add(broken(words, place, "R_BT_47_48: " + words));
    } else if (!Parties.isCode(buyer)) {
      String words =
          buyer.length() == 13 ? "CNP sau NIF cumparator incorect" : "CUI cumparator incorect";
      broken.add(
          broken(words, place, "R_BT_48_cui: " + words + " / validare CUI (" + buyer + ") "));
    } else if (buyer.length() < 13 && !registered.test(buyer)) {
      String words = "CUI cumparator incorect";
      broken.add(broken(words, place, "R_BT_48_cui: " + words + " / registru (" + buyer + ") "));
    }
    return broken;
  }

  private static Broken broken(String words, String place, String legacy) {
    return new Broken("ERRIdentif", "", place, words, "", legacy);
  }
}
