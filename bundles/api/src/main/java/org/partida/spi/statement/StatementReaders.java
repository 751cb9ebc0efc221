package org.partida.spi.statement;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Several readers that come and go while their service stays, such as those of profiles that people
 * save. Registered as an OSGi service; called from several threads at once.
 */
@ConsumerType
public interface StatementReaders {
  /** Those that are there now. */
  List<StatementReader> readers();

  /** Those of workbooks that the readers of tables go through; the rows of a file's head too. */
  default List<SheetReader> sheets() {
    return List.of();
  }
}
