package org.partida.portfolio.discovery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partida.api.company.ContactDraft;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.portfolio.contact.ContactCheck;

/** The people who come with companies, checked. Not thread-safe. */
final class People {
  private final Map<CompanyId, List<ContactDraft>> right = new HashMap<>();
  private final Map<CompanyId, List<Problem>> wrong = new HashMap<>();
  private final Set<CompanyId> companies = new LinkedHashSet<>();

  People(List<ContactDraft> drafts) {
    for (ContactDraft d : drafts) {
      companies.add(d.company());
      try {
        right.computeIfAbsent(d.company(), k -> new ArrayList<>()).add(ContactCheck.checked(d));
      } catch (PartidaException e) {
        Problem p = e.problem();
        wrong
            .computeIfAbsent(d.company(), k -> new ArrayList<>())
            .add(p.at(d.name() + ", " + p.location()));
      }
    }
  }

  /** Whose people there are. */
  Set<CompanyId> companies() {
    return companies;
  }

  List<ContactDraft> of(CompanyId company) {
    return right.getOrDefault(company, List.of());
  }

  List<Problem> problems(CompanyId company) {
    return wrong.getOrDefault(company, List.of());
  }
}
