package org.partida.sandbox;

/** Gives the running simulator to the bundle's own servlets; no other bundle can see it. */
public interface SandboxAccess {
  /** The simulator. */
  Sandbox sandbox();

  /** Tells that the clock may have been moved. */
  void clockMoved();
}
