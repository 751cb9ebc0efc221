package org.partida.sources.file;

import java.time.LocalDate;
import java.util.Optional;
import org.partida.spi.source.SourceItem;
import org.partida.spi.source.SourceType;

/**
 * A document of a file. Immutable.
 *
 * @param place file and position in it, which order by
 * @param type of the file
 * @param date of the document; empty if it cannot be told, so that it is always shown
 * @param item what is handed over
 */
record Filed(String place, SourceType type, Optional<LocalDate> date, SourceItem item) {
  boolean in(LocalDate from, LocalDate to) {
    return date.map(d -> !d.isBefore(from) && !d.isAfter(to)).orElse(true);
  }
}
