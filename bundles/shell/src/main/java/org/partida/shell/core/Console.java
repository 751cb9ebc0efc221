package org.partida.shell.core;

/** Where a command writes. Thread-safe. */
public interface Console {
  /** To standard output: the answer. */
  void out(String text);

  /** To standard error: what is for people only. */
  void err(String text);

  /** A line of progress that may be overwritten by the next one; empty clears it. */
  void progress(String text);

  /** True once the caller went away or asked to stop. */
  boolean cancelled();
}
