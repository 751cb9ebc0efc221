package org.partida.spi.source;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An open connection to a source. Used by one thread at a time, for seconds to minutes, then
 * closed. Every call may go over a network; none is made inside a transaction.
 */
@ConsumerType
public interface SourceSession extends AutoCloseable {
  /** Whose data this is. */
  SourceAccount account() throws SourceException;

  /** The seats; one at least. A source that knows none gives one for all. */
  List<SourceSeat> seats() throws SourceException;

  /**
   * The types that have documents in the days given, with how many; types without any are left out.
   */
  Map<SourceType, Long> available(String seat, LocalDate from, LocalDate to) throws SourceException;

  /**
   * One part of the documents, cancelled ones included. Pure: the same cursor gives the same part
   * again unless the source's data changed, and never loses a document that was there all the time.
   *
   * @param cursor what the part before said; empty = the first part
   */
  SourcePage pull(SourceQuery query, Optional<String> cursor) throws SourceException;

  @Override
  void close();
}
