package org.partida.base.file;

/**
 * How much a container may hold before it counts as an attack. Immutable.
 *
 * @param entries number of entries
 * @param entryBytes size of one entry, unpacked
 * @param totalBytes size of all entries, unpacked
 * @param ratio unpacked to packed, looked at above one megabyte
 */
public record ZipLimits(int entries, long entryBytes, long totalBytes, int ratio) {
  /** For what an authority hands out: two or three entries of a few megabytes. */
  public static final ZipLimits DEFAULT = new ZipLimits(32, 64L << 20, 128L << 20, 200);
}
