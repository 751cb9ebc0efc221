package org.partida.posting.vat;

import java.time.LocalDate;
import java.util.List;
import org.partida.posting.ro.RoPostingRules;
import org.partida.posting.rules.Row;
import org.partida.posting.rules.Table;
import org.partida.posting.rules.Text;

/** Which countries are in the EU on a day, by the rules' own table. Immutable. */
public final class EuStates {
  private static final List<State> ALL =
      Table.resource(
              RoPostingRules.class,
              "countries.psv",
              "code",
              "euFrom",
              "euTo",
              "goodsOnly",
              "vatPrefix",
              "names")
          .map(EuStates::state);

  private EuStates() {}

  private record State(List<String> names, LocalDate from, LocalDate to) {}

  private static State state(Row r) {
    List<String> names = new java.util.ArrayList<>(List.of(r.text("code"), r.text("vatPrefix")));
    names.addAll(List.of(r.text("names").split(";")));
    return new State(
        names.stream().map(Text::fold).toList(),
        r.date("euFrom").orElse(LocalDate.MAX),
        r.date("euTo").orElse(LocalDate.MAX));
  }

  /**
   * True if it is.
   *
   * @param country code or name
   */
  public static boolean has(String country, LocalDate day) {
    String folded = Text.fold(country);
    return ALL.stream()
        .filter(s -> s.names().contains(folded))
        .anyMatch(s -> !day.isBefore(s.from()) && !day.isAfter(s.to()));
  }
}
