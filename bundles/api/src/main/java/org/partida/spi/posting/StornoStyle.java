package org.partida.spi.posting;

/**
 * How a storno is written: negative amounts on the original sides, or positive ones on the opposite
 * sides.
 */
public enum StornoStyle {
  RED,
  BLACK
}
