package org.partida.documents.source;

import org.partida.base.secret.Secrets;

/** Seals so that one can see it. */
final class Seal implements Secrets {
  @Override
  public String seal(String plain) {
    return new StringBuilder(plain).reverse().toString();
  }

  @Override
  public String open(String sealed) {
    return seal(sealed);
  }
}
