package org.partida.camel.runtime.context;

import org.apache.camel.CamelContext;

/** Makes an empty, stopped context: an OSGi one in the framework, a plain one in tests. */
@FunctionalInterface
public interface ContextFactory {
  CamelContext create(String name);
}
