package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.partida.base.port.ListingStore;
import org.partida.model.CompanyId;

/** Listed stretches in SQL. */
final class Listings implements ListingStore {
  private final Handle h;

  Listings(Handle h) {
    this.h = h;
  }

  @Override
  public void addListing(Listing listing) {
    Listing whole = listing;
    for (Listing old :
        listings(listing.company(), listing.network(), listing.from(), listing.until())) {
      whole = whole.with(old);
      h.createUpdate(
              "delete from listing where company = :company and network = :network and listed_from = :from")
          .bind("company", old.company().value())
          .bind("network", old.network())
          .bind("from", Values.micros(old.from()))
          .execute();
    }
    h.createUpdate(
            "insert into listing (company, network, listed_from, listed_until, listings, pages, items, first_at, last_at)"
                + " values (:company, :network, :from, :until, :listings, :pages, :items, :first, :last)")
        .bind("company", whole.company().value())
        .bind("network", whole.network())
        .bind("from", Values.micros(whole.from()))
        .bind("until", Values.micros(whole.until()))
        .bind("listings", whole.listings())
        .bind("pages", whole.pages())
        .bind("items", whole.items())
        .bind("first", Values.micros(whole.firstAt()))
        .bind("last", Values.micros(whole.lastAt()))
        .execute();
  }

  @Override
  public List<Listing> listings(CompanyId company, String network, Instant from, Instant until) {
    return h.createQuery(
            "select * from listing where company = :company and network = :network"
                + " and listed_from <= :until and listed_until >= :from order by listed_from")
        .bind("company", company.value())
        .bind("network", network)
        .bind("from", Values.micros(from))
        .bind("until", Values.micros(until))
        .map((rs, c) -> row(rs))
        .list();
  }

  private static Listing row(ResultSet rs) throws SQLException {
    return new Listing(
        Values.company(rs),
        rs.getString("network"),
        Values.instant(rs, "listed_from"),
        Values.instant(rs, "listed_until"),
        rs.getLong("listings"),
        rs.getLong("pages"),
        rs.getLong("items"),
        Values.instant(rs, "first_at"),
        Values.instant(rs, "last_at"));
  }
}
