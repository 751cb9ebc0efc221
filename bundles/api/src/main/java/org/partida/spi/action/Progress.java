package org.partida.spi.action;

/** How long work tells how far it is, and learns that it shall stop. Thread-safe. */
public interface Progress {
  /** Nobody watches and nobody stops it. */
  Progress SILENT =
      new Progress() {
        @Override
        public void update(long done, long total, String message) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  /**
   * Says how far the work is.
   *
   * @param done steps done
   * @param total steps in all; 0 if not known
   * @param message what is being done now
   */
  void update(long done, long total, String message);

  /**
   * True once somebody asked to stop: the work ends at the next safe point and keeps nothing
   * half-done.
   */
  boolean cancelled();
}
