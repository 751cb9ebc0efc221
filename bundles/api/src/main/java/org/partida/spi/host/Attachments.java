package org.partida.spi.host;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.Sha256;

/** Papers tied to entries. */
@ConsumerType
public interface Attachments {
  WriteResult<Attached> attach(
      WriteKey key,
      HostRef entry,
      String fileName,
      String mediaType,
      long size,
      Sha256 sha256,
      Source data)
      throws HostException;

  List<Attached> list(HostRef entry) throws HostException;

  /** Where the bytes come from. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  /**
   * An attachment that the host has. Immutable.
   *
   * @param ref the host's reference
   * @param fileName name
   * @param mediaType media type
   * @param size bytes
   * @param sha256 digest
   */
  record Attached(HostRef ref, String fileName, String mediaType, long size, Sha256 sha256) {}
}
