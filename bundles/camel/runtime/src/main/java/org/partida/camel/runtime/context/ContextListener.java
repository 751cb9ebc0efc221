package org.partida.camel.runtime.context;

import org.apache.camel.CamelContext;

/** Told when a context begins and ends, on the thread that changes it. */
public interface ContextListener {
  /** All routes run. */
  void started(CamelContext context);

  /** It will be stopped when this returns: what uses it must let go of it. */
  void stopping(CamelContext context);
}
