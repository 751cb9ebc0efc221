package org.partida.spv.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Looks into bodies without trusting their content type. */
public final class Bodies {
  /** A list of 500 items has about 200 kB; what is longer than this is no list. */
  private static final int TEXT_LIMIT = 16 << 20;

  private Bodies() {}

  public static boolean isZip(Path body) throws IOException {
    byte[] head = start(body, 4);
    return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
  }

  /** Whether it begins so, in ASCII. */
  public static boolean startsWith(Path body, String text) throws IOException {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    return Arrays.equals(start(body, wanted.length), wanted);
  }

  /** A page for a browser, where no page was asked for. */
  public static boolean isPage(Path body) throws IOException {
    String head = head(body).stripLeading().toLowerCase(Locale.ROOT);
    return head.startsWith("<html") || head.startsWith("<!doctype html");
  }

  /** The whole text of a list. */
  public static String text(Path body) throws IOException {
    return new String(start(body, TEXT_LIMIT), StandardCharsets.UTF_8);
  }

  /** Enough of an error to tell what it is. */
  public static String head(Path body) throws IOException {
    return new String(start(body, 16 << 10), StandardCharsets.UTF_8);
  }

  private static byte[] start(Path body, int limit) throws IOException {
    try (InputStream in = Files.newInputStream(body)) {
      return in.readNBytes(limit);
    }
  }
}
