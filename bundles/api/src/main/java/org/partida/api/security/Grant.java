package org.partida.api.security;

import java.util.Optional;
import org.partida.model.CompanyId;

/**
 * A right. Immutable.
 *
 * @param company for this company; empty = for all
 * @param module in this module; empty = in all
 * @param access read, or read and write
 */
public record Grant(Optional<CompanyId> company, Optional<Module> module, Access access) {
  boolean covers(CompanyId c, Module m, Access a) {
    return company.map(c::equals).orElse(true)
        && module.map(m::equals).orElse(true)
        && (access == Access.WRITE || a == Access.READ);
  }
}
