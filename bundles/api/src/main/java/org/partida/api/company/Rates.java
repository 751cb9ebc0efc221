package org.partida.api.company;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.Problem;

/** Exchange rates by day, which all companies share. Thread-safe; every call checks the rights. */
@ProviderType
public interface Rates {
  /**
   * Imports a bank's file of rates. A rate that is there already is left as it is; one that is
   * there with another value is named and not changed, because entries may rest on it.
   *
   * @throws org.partida.model.PartidaException {@code rates.format} if the file is none, {@code
   *     xml.*} if it cannot be read
   */
  Imported importFile(Actor actor, String fileName, InputStream content) throws IOException;

  /** The rates that are stored, newest day first. */
  List<DayRate> list(
      Actor actor, Optional<String> currency, Optional<LocalDate> from, Optional<LocalDate> to);

  /**
   * What an import did. Immutable.
   *
   * @param added rates that are new
   * @param known rates that were there with the same value
   * @param days first and last day of the file, if it has any
   * @param problems rates that are there with another value
   */
  record Imported(int added, int known, List<LocalDate> days, List<Problem> problems) {
    public Imported {
      days = List.copyOf(days);
      problems = List.copyOf(problems);
    }
  }
}
