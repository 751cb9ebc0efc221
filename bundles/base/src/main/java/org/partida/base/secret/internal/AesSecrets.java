package org.partida.base.secret.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.partida.base.file.FileSeam;
import org.partida.base.secret.Secrets;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * AES-256-GCM; a sealed text is {@code v<key version>:<base64 of nonce and cipher text>}.
 * Thread-safe.
 */
public final class AesSecrets implements Secrets {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final Pattern SEALED = Pattern.compile("v(\\d{1,6}):([A-Za-z0-9+/=]+)");

  private final SortedMap<Integer, byte[]> keys;
  private final SecureRandom random;
  private final Path file;

  /** Reads the key file, or makes it. */
  public AesSecrets(Path file, SecureRandom random, FileSeam files) {
    this.file = file;
    this.random = random;
    try {
      this.keys = KeyFile.readOrMake(file, random, files);
    } catch (IOException e) {
      throw new UncheckedIOException("the key file " + file + " can neither be read nor made", e);
    }
  }

  @Override
  public String seal(String plain) {
    int version = keys.lastKey();
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, version, nonce)
              .doFinal(plain.getBytes(StandardCharsets.UTF_8));
      byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
      System.arraycopy(sealed, 0, all, NONCE, sealed.length);
      return "v" + version + ":" + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  @Override
  public String open(String sealed) {
    Matcher m = SEALED.matcher(sealed);
    if (!m.matches()) {
      throw changed(null);
    }
    int version = Integer.parseInt(m.group(1));
    if (!keys.containsKey(version)) {
      throw new PartidaException(
          new Problem(
              "secret.noKey",
              "key version " + version + " is not in the key file",
              file.toString(),
              "put the key file back from a backup"));
    }
    try {
      byte[] all = Base64.getDecoder().decode(m.group(2));
      if (all.length <= NONCE) {
        throw changed(null);
      }
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, version, Arrays.copyOf(all, NONCE));
      return new String(cipher.doFinal(all, NONCE, all.length - NONCE), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw changed(e);
    }
  }

  private Cipher cipher(int mode, int version, byte[] nonce) throws GeneralSecurityException {
    Cipher c = Cipher.getInstance("AES/GCM/NoPadding");
    c.init(
        mode, new SecretKeySpec(keys.get(version), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    // the version is part of what is proved, so that a text cannot be passed off as sealed by
    // another key
    c.updateAAD(("partida:v" + version).getBytes(StandardCharsets.US_ASCII));
    return c;
  }

  private PartidaException changed(Exception cause) {
    return new PartidaException(
        new Problem(
            "secret.changed",
            "a sealed text was changed or sealed with another key",
            file.toString(),
            "authorise the connection again, or put the key file back from a backup"),
        cause);
  }
}
