package org.partida.documents.network;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.model.CompanyId;

/** The companies whose documents an actor may see or work on. */
final class Allowed {
  private Allowed() {}

  /** Those of the company asked for, or of all; empty stands for every company there is. */
  static Optional<Set<CompanyId>> of(Actor actor, Optional<CompanyId> company, Access access) {
    if (company.isPresent()) {
      actor.require(company.get(), Module.DOCUMENTS, access);
      return Optional.of(Set.of(company.get()));
    }
    return actor.mayAll(Module.DOCUMENTS, access)
        ? Optional.empty()
        : Optional.of(
            actor.grants().stream()
                .map(Grant::company)
                .flatMap(Optional::stream)
                .filter(c -> actor.may(c, Module.DOCUMENTS, access))
                .collect(Collectors.toUnmodifiableSet()));
  }
}
