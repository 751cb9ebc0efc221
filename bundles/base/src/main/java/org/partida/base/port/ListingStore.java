package org.partida.base.port;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.model.CompanyId;

/** The proof of what was listed: stretches of time without a gap. */
@ProviderType
public interface ListingStore {
  /**
   * Adds a listing of a window; windows that touch or overlap become one stretch, so the rows stay
   * few.
   */
  void addListing(Listing listing);

  /** All stretches that touch the time given, in order. */
  List<Listing> listings(CompanyId company, String network, Instant from, Instant until);

  /**
   * A listed stretch. Immutable.
   *
   * @param company whose mailbox
   * @param network such as ro.spv
   * @param from begin of what was listed
   * @param until end of what was listed
   * @param listings how many listings it is made of
   * @param pages how many pages were read
   * @param items how many items they held
   * @param firstAt when the first of them was made
   * @param lastAt when the last of them was made
   */
  record Listing(
      CompanyId company,
      String network,
      Instant from,
      Instant until,
      long listings,
      long pages,
      long items,
      Instant firstAt,
      Instant lastAt) {
    /** One listing. */
    public static Listing one(
        CompanyId company,
        String network,
        Instant from,
        Instant until,
        long pages,
        long items,
        Instant at) {
      return new Listing(company, network, from, until, 1, pages, items, at, at);
    }

    /** The stretch that both are together. */
    public Listing with(Listing other) {
      return new Listing(
          company,
          network,
          from.isBefore(other.from) ? from : other.from,
          until.isAfter(other.until) ? until : other.until,
          listings + other.listings,
          pages + other.pages,
          items + other.items,
          firstAt.isBefore(other.firstAt) ? firstAt : other.firstAt,
          lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
    }
  }
}
