package org.partida.base.file;

import java.nio.file.Path;

/**
 * How a route takes files that people and programs drop into folders of the inbox, which are named
 * by companies: the address of Camel's file endpoint, in words, so that it is the same wherever
 * files are dropped. Stateless.
 */
public final class DropFolder {
  private DropFolder() {}

  /**
   * The endpoint for whole files at this depth below the inbox. A file still being copied changes,
   * so it is taken only when it has stood still for {@code {{values.settled}}} milliseconds; the
   * folders are looked at every {@code {{values.delay}}}, the oldest file first. Hidden files are
   * left alone.
   *
   * @param depth 2 for files in the folder of a company, 3 for those in a folder of that
   * @param values what the placeholders' names begin with
   */
  public static String address(Path inbox, int depth, String values) {
    return String.format(
        "file:%s?recursive=true&minDepth=%d&maxDepth=%d&sortBy=file:modified;file:name"
            + "&delay={{%s.delay}}&readLock=changed"
            + "&readLockCheckInterval={{%s.settled}}&readLockMinLength=0&readLockLoggingLevel=DEBUG",
        inbox.toAbsolutePath(), depth, depth, values, values);
  }

  /** The folder directly below the inbox; empty for a file that stands in none. */
  public static String company(String relativeName) {
    String name = relativeName.replace('\\', '/');
    return name.substring(0, Math.max(0, name.indexOf('/')));
  }
}
