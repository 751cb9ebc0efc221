package org.partida.api.company;

import java.util.List;
import java.util.Optional;
import org.partida.model.CompanyId;

/**
 * Which companies are to be added. Immutable.
 *
 * @param codes fiscal codes as a person types them; bare digits are Romanian
 * @param connection the connection that shall serve them; empty = the one that covers each
 * @param people people of these companies
 */
public record AddOrder(List<String> codes, Optional<String> connection, List<ContactDraft> people) {
  public AddOrder {
    codes = List.copyOf(codes);
    people = List.copyOf(people);
  }

  /** Companies alone, each on the connection that covers it. */
  public static AddOrder of(List<CompanyId> companies) {
    return new AddOrder(
        companies.stream().map(CompanyId::value).toList(), Optional.empty(), List.of());
  }
}
