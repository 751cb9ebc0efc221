package org.partida.spi.action;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something a user can start from the host's menu. Registered as an OSGi service: it appears in
 * every menu while the service is there and vanishes with it. It knows no host type.
 */
@ConsumerType
public interface MenuAction {
  /** What it is called, where it stands, what it asks for. Constant. */
  ActionSpec spec();

  /**
   * Does the work; called on a worker thread, possibly several at once unless the spec says
   * exclusive.
   *
   * @param progress told how far it is; asked whether to stop
   * @throws Exception if it failed as a whole; a {@link org.partida.model.PartidaException} is
   *     shown with its fix
   */
  ActionResult run(ActionContext context, Progress progress) throws Exception;
}
