package org.partida.api.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partida.api.company.PortalState;
import org.partida.model.CompanyId;

/**
 * How firm and client work together on a company. Immutable.
 *
 * @param company which
 * @param name of the company
 * @param firm name of the firm
 * @param state what is shared: only what is COLLABORATING
 * @param members who of the client has it in the portfolio
 * @param handOver the archive that is handed over, once it is made
 */
public record Collaboration(
    CompanyId company,
    String name,
    String firm,
    PortalState state,
    List<Member> members,
    Optional<HandOver> handOver) {
  public Collaboration {
    members = List.copyOf(members);
  }

  /**
   * Who has a company in the portfolio. Immutable.
   *
   * @param person id of the account
   * @param company which
   * @param role preset of rights while the company is shared
   * @param since when
   * @param endedAt when the firm or the person ended it
   * @param taken when the hand-over was downloaded
   */
  public record Member(
      String person,
      CompanyId company,
      String role,
      Instant since,
      Optional<Instant> endedAt,
      Optional<Instant> taken) {}

  /**
   * An archive of all papers of a company, with a manifest. Immutable.
   *
   * @param id names it
   * @param madeAt when
   * @param files how many
   * @param size bytes
   */
  public record HandOver(String id, Instant madeAt, int files, long size) {}
}
