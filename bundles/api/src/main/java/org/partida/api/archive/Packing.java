package org.partida.api.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.document.DocumentFilter;
import org.partida.api.security.Actor;

/**
 * Documents of a filter as one ZIP, with an index and the digests of all files. Thread-safe; who
 * may read the documents and the archive of a company gets that company's.
 */
@ProviderType
public interface Packing {
  /** Documents in one ZIP, at most. */
  int MOST_DOCUMENTS = 5_000;

  /** Bytes in one ZIP before they are packed, at most. */
  long MOST_BYTES = 2L << 30;

  /** The files of a document. */
  enum Part {
    /** The original, byte for byte. */
    XML,
    /** The rendering. */
    PDF,
    /** The authority's seal. */
    SIGNATURE
  }

  /**
   * What would be packed.
   *
   * @throws org.partida.model.PartidaException {@code packing.too-many}, {@code packing.too-large},
   *     {@code packing.nothing}
   */
  Pack pack(Actor actor, DocumentFilter filter, Set<Part> parts);

  /** What a ZIP will hold; it is packed while it is written. */
  @ProviderType
  interface Pack {
    int documents();

    /** Bytes before they are packed. */
    long bytes();

    /** Writes the ZIP; the stream stays open. */
    void writeTo(OutputStream out) throws IOException;
  }
}
