package org.partida.base.work.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.partida.base.work.Wakeup;

/** Needs nothing, so that the store and the workers may both depend on it. */
@Component(immediate = true)
public final class WakeupHub implements Wakeup {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  @Override
  public void wake() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public Subscription onWake(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
