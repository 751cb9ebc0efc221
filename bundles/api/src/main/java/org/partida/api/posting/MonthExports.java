package org.partida.api.posting;

import java.io.IOException;
import java.io.OutputStream;
import java.time.YearMonth;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/** A month of the books in a format that an authority names. Thread-safe; checks the rights. */
@ProviderType
public interface MonthExports {
  /** Formats that {@link #export} can write, such as {@code saft}. */
  List<String> formats();

  /**
   * Writes a month. What the books do not know (addresses, people to contact) is left out, not made
   * up; the file says so at its end.
   *
   * @throws org.partida.model.PartidaException {@code export.format} if there is no such format
   */
  void export(Actor actor, CompanyId company, String format, YearMonth month, OutputStream out)
      throws IOException;
}
