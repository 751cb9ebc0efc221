package org.partida.api.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.CompanyId;

/**
 * Rights that people of one kind usually have. It is only a pattern: what a person has are the
 * grants, which may be changed one by one. Immutable.
 *
 * @param id such as client-decides
 * @param names for people, by language
 * @param firm for all companies; else for chosen ones
 * @param rights the grants, without a company
 */
public record RolePreset(String id, Map<String, String> names, boolean firm, List<Grant> rights) {
  public RolePreset {
    names = Map.copyOf(names);
    rights = List.copyOf(rights);
  }

  /** The rights for some companies; of a preset for the firm, for all. */
  public List<Grant> grants(List<CompanyId> companies) {
    if (firm) {
      return rights;
    }
    return companies.stream()
        .flatMap(c -> rights.stream().map(r -> new Grant(Optional.of(c), r.module(), r.access())))
        .toList();
  }
}
