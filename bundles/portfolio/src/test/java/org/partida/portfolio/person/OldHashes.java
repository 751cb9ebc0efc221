package org.partida.portfolio.person;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Hashes as versions before 2026-12 made them. */
final class OldHashes {
  private OldHashes() {}

  static String pbkdf2(String password, int rounds) {
    try {
      byte[] salt = new byte[16];
      byte[] key =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
              .generateSecret(new PBEKeySpec(password.toCharArray(), salt, rounds, 512))
              .getEncoded();
      Base64.Encoder b64 = Base64.getEncoder();
      return "pbkdf2-sha512$"
          + rounds
          + "$"
          + b64.encodeToString(salt)
          + "$"
          + b64.encodeToString(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
