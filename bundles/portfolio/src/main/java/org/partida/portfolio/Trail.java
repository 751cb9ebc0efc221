package org.partida.portfolio;

import java.time.Instant;
import java.util.Optional;
import org.partida.api.security.Actor;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.model.CompanyId;

/** Writes the audit trail of companies and their people. Stateless. */
public final class Trail {
  private Trail() {}

  /** What was done to a company itself. */
  public static void add(
      Tx tx, Actor actor, CompanyId company, String action, String detail, Instant now) {
    add(tx, actor, company, action, company.value(), detail, now);
  }

  /** What was done to something of a company. */
  public static void add(
      Tx tx,
      Actor actor,
      CompanyId company,
      String action,
      String subject,
      String detail,
      Instant now) {
    tx.audit()
        .add(
            new AuditStore.Row(
                now,
                actor.id(),
                actor.channel().name(),
                Optional.of(company),
                action,
                subject,
                detail));
  }
}
