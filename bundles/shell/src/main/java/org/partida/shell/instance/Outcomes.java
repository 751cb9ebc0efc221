package org.partida.shell.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.model.PartidaException;
import org.partida.model.Percent;
import org.partida.model.Problem;
import org.partida.shell.core.Args;
import org.partida.spi.posting.Allotment;

/** Options that say where a line goes. Stateless. */
final class Outcomes {
  static final String OPTIONS =
      "[--account A] [--vat-deduction PERCENT] [--nc-code C] [--dimension NAME=VALUE …] [--split PERCENT:NAME=VALUE …]";

  private Outcomes() {}

  static Allotment of(Args a, String type) {
    Map<String, String> dimension = new TreeMap<>();
    a.all("dimension").forEach(d -> dimension.putAll(pair(d)));
    List<Allotment.Split> splits = new ArrayList<>();
    for (String s : a.all("split")) {
      int colon = s.indexOf(':');
      if (colon < 1) {
        throw usage("--split " + s, "write it as 60:costCentre=SHOP");
      }
      splits.add(new Allotment.Split(pair(s.substring(colon + 1)), percent(s.substring(0, colon))));
    }
    return new Allotment(
        type,
        a.option("account"),
        a.option("vat-deduction").map(Outcomes::percent).orElse(Percent.HUNDRED),
        a.option("nc-code"),
        dimension,
        splits);
  }

  static String words(Allotment a) {
    Optional<String> account = a.account();
    return a.type()
        + account.map(c -> " " + c).orElse("")
        + (a.vatDeduction().equals(Percent.HUNDRED) ? "" : ", VAT " + a.vatDeduction() + " %")
        + (a.dimension().isEmpty() ? "" : " " + new TreeMap<>(a.dimension()))
        + (a.splits().isEmpty() ? "" : ", " + a.splits().size() + " parts");
  }

  private static Map<String, String> pair(String text) {
    int at = text.indexOf('=');
    if (at < 1) {
      throw usage(text, "write it as NAME=VALUE");
    }
    return Map.of(text.substring(0, at), text.substring(at + 1));
  }

  private static Percent percent(String text) {
    try {
      return Percent.of(text);
    } catch (IllegalArgumentException e) {
      throw usage(text + " is no percentage", "write it as 50 or 33.3");
    }
  }

  private static PartidaException usage(String message, String fix) {
    return new PartidaException(new Problem("usage", message, "", fix));
  }
}
