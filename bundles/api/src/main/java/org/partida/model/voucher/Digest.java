package org.partida.model.voucher;

import java.nio.charset.StandardCharsets;
import org.partida.model.Sha256;

/**
 * The digest of what a voucher says, so that a host can tell "the same again" from "the same id
 * with another content".
 */
public final class Digest {
  private Digest() {}

  /**
   * SHA-256 over a canonical text of everything that has an accounting effect; reasons and rule ids
   * do not count.
   */
  public static Sha256 of(Voucher v) {
    StringBuilder b = new StringBuilder(256);
    field(b, v.company().value());
    field(b, v.date().toString());
    field(b, v.documentDate().toString());
    field(b, v.journal().name());
    field(b, v.documentNumber());
    field(b, v.reversalOf().map(Object::toString).orElse(""));
    for (VoucherLine l : v.lines()) {
      field(b, l.account().toString());
      field(b, l.side().name());
      field(b, l.amount().toString());
      field(b, l.original().map(Object::toString).orElse(""));
      field(b, l.partner().map(PartnerRef::key).orElse(""));
      field(b, l.openItem().orElse(""));
      b.append('\n');
    }
    return Sha256.of(b.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void field(StringBuilder b, String s) {
    b.append(s.length()).append(':').append(s).append(';');
  }
}
