package org.partida.api.security;

import java.util.List;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Problem;

/**
 * Who acts: a person or a service, through which channel, with which rights. Every service method
 * that reads company data or has an effect takes one and checks it. Immutable and thread-safe.
 *
 * @param id stable id; it stands in the audit trail
 * @param displayName for people
 * @param channel the way it came by
 * @param grants its rights
 */
public record Actor(String id, String displayName, Channel channel, List<Grant> grants) {
  public Actor {
    grants = List.copyOf(grants);
  }

  /** Partida's own workers, which act on what people have allowed before. */
  public static Actor worker() {
    return all("system:worker", "Partida", Channel.WORKER);
  }

  /** An actor with every right, such as the operator at the shell. */
  public static Actor all(String id, String displayName, Channel channel) {
    return new Actor(
        id,
        displayName,
        channel,
        List.of(new Grant(Optional.empty(), Optional.empty(), Access.WRITE)));
  }

  public boolean may(CompanyId company, Module module, Access access) {
    for (Grant g : grants) {
      if (g.covers(company, module, access)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Refuses what the actor may not do.
   *
   * @throws AccessDeniedException naming the right that is missing
   */
  public void require(CompanyId company, Module module, Access access) {
    if (!may(company, module, access) && !knows(company)) {
      // what is another company's must not even say whose it is
      throw new AccessDeniedException(
          new Problem(
              "access.denied",
              displayName + " has no rights for this company",
              "",
              "ask the firm's administrator for this right"));
    }
    if (!may(company, module, access)) {
      throw new AccessDeniedException(
          new Problem(
              "access.denied",
              displayName
                  + " may not "
                  + access.name().toLowerCase(java.util.Locale.ROOT)
                  + " "
                  + module
                  + " of "
                  + company,
              company.value(),
              "ask the firm's administrator for this right"));
    }
  }

  private boolean knows(CompanyId company) {
    return grants.stream().anyMatch(g -> g.company().map(company::equals).orElse(true));
  }

  /** Whether the actor has the right for any company at all. */
  public boolean mayAny(Module module, Access access) {
    return grants.stream()
        .anyMatch(
            g ->
                g.module().map(module::equals).orElse(true)
                    && (g.access() == Access.WRITE || access == Access.READ));
  }

  /** Whether the actor has the right for every company that there is or will be. */
  public boolean mayAll(Module module, Access access) {
    return grants.stream()
        .anyMatch(
            g ->
                g.company().isEmpty()
                    && g.module().map(module::equals).orElse(true)
                    && (g.access() == Access.WRITE || access == Access.READ));
  }

  /** Refuses an actor who has not the right for every company. */
  public void requireAll(Module module, Access access) {
    if (!mayAll(module, access)) {
      throw new AccessDeniedException(
          new Problem(
              "access.denied",
              displayName + " has no right in " + module + " for all companies",
              "",
              "ask the firm's administrator for this right"));
    }
  }
}
