package org.partida.sandbox.wire;

import java.util.List;

/**
 * What a token allows.
 *
 * @param serial of the certificate behind the token, hex without colons
 * @param cifs the companies that the certificate has rights on, at this moment
 */
public record Grant(String serial, List<String> cifs) {
  public Grant {
    cifs = List.copyOf(cifs);
  }

  boolean covers(String cif) {
    return cifs.contains(cif);
  }
}
