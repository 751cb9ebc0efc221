package org.partida.posting.export;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.partida.api.company.Company;
import org.partida.api.posting.JournalEntry;

/** A format that a journal can be written in, entry by entry, however long it is. Thread-safe. */
public interface JournalFormat {
  /** As the user names it. */
  String name();

  /**
   * Writes the head.
   *
   * @param accountNames names by account code
   */
  Sink begin(Company company, Map<String, String> accountNames, Writer out) throws IOException;

  /** Takes entries in their order. One thread. */
  interface Sink {
    void entry(JournalEntry entry) throws IOException;

    /** After the last entry: what can be said only then. */
    default void end() throws IOException {}
  }
}
