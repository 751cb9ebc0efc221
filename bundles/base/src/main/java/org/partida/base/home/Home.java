package org.partida.base.home;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** The folders of an instance; each exists when it is asked for. Thread-safe. */
@ProviderType
public interface Home {
  /** Databases, archive, filed papers. */
  Path books();

  /** Keys, mode 0700. */
  Path secret();

  /** Sockets and pid files. */
  Path run();

  /** Where files are dropped, one folder per company. */
  Path inbox();

  /** Temporary files on the same file system as the books. */
  Path spool();
}
