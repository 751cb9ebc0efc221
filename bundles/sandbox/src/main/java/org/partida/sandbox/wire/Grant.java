package org.partida.sandbox.wire;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a token or a certificate allows at this moment. Immutable. */
public final class Grant {
  private final String serial;
  private final String cnp;
  private final Set<String> cifs;
  private final String envelope;

  /**
   * A grant.
   *
   * @param serial of the certificate, hex without colons
   * @param cnp of its holder
   * @param cifs the companies that it has rights on
   */
  public Grant(String serial, String cnp, Set<String> cifs) {
    this.serial = serial;
    this.cnp = cnp;
    this.cifs = Collections.unmodifiableSet(new LinkedHashSet<>(cifs));
    this.envelope = cifs.isEmpty() ? cnp : String.join(",", cifs) + "," + cnp;
  }

  /** Of the certificate, hex without colons. */
  public String serial() {
    return serial;
  }

  /** The holder's personal code. */
  public String cnp() {
    return cnp;
  }

  /** The companies. */
  public Set<String> cifs() {
    return cifs;
  }

  /** All codes in one text, the holder's last: the envelope's {@code cui}. */
  String envelope() {
    return envelope;
  }

  boolean covers(String cif) {
    return cifs.contains(cif);
  }
}
