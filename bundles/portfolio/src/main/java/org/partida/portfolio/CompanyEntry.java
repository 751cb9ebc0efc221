package org.partida.portfolio;

import java.time.Instant;
import org.partida.api.company.Company;
import org.partida.api.security.Actor;
import org.partida.base.port.Tx;

/** What belongs to writing a company, whoever does it. Stateless. */
public final class CompanyEntry {
  private CompanyEntry() {}

  /** Writes it, wakes what waited for its connection, and keeps who did it. */
  public static void put(
      Tx tx, Actor actor, Company company, boolean known, String detail, Instant now) {
    tx.companies().put(company);
    tx.work().wake("connection:" + company.id(), now);
    Trail.add(tx, actor, company.id(), known ? "company.change" : "company.add", detail, now);
  }
}
