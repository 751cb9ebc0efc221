package org.partida.model.document;

/** How much of the proof is in the archive. */
public enum ArchiveState {
  /** Original bytes only. */
  ORIGINAL,
  /** Original and the authority's signature, seal verified. */
  SEALED,
  /** Original and a signature that does not verify. */
  SEAL_BROKEN,
  /** Sealed or original, with PDF, filed by name. */
  FILED
}
