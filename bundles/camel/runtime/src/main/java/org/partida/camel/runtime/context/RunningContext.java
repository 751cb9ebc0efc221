package org.partida.camel.runtime.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A context that was made, with what it was made from. Not thread-safe. */
final class RunningContext {
  private static final Logger LOG = LoggerFactory.getLogger(RunningContext.class);

  private final CamelContext context;
  private final List<Runnable> closers = new ArrayList<>();
  private ContextInputs inputs;

  RunningContext(CamelContext context, ContextInputs inputs) {
    this.context = context;
    this.inputs = inputs;
  }

  CamelContext context() {
    return context;
  }

  List<Runnable> closers() {
    return closers;
  }

  ContextInputs inputs() {
    return inputs;
  }

  /** Components that some route has asked for. */
  Set<String> usedComponents() {
    return new HashSet<>(context.getComponentNames());
  }

  /**
   * Components that came later may be used by files that came later: from then on their loss
   * matters.
   */
  void adopt(ContextInputs now) {
    Map<String, Long> components = new HashMap<>(now.components());
    components.putAll(inputs.components());
    components.keySet().retainAll(now.components().keySet());
    inputs = new ContextInputs(inputs.sources(), inputs.configuration(), components);
  }

  /** Drains and stops; never leaves a running orphan, whatever happens. */
  void stop() {
    try {
      context.stop();
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("context {}: not stopped cleanly", context.getName(), e);
    } finally {
      closers.forEach(Runnable::run);
    }
  }
}
