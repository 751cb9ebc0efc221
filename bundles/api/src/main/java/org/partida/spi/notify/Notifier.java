package org.partida.spi.notify;

import org.osgi.annotation.versioning.ConsumerType;
import org.partida.api.notice.Notice;

/**
 * A way to people: a log, a mail, a message in the host. Registered as an OSGi service; every one
 * that is there is told of each notice that is new or got worse, off the thread that raised it. An
 * exception has it told again later; then all notifiers hear it again: the notice's key and level
 * say that it is the same.
 */
@ConsumerType
public interface Notifier {
  /** For logs, such as {@code mail}. */
  String name();

  /** Tells people, or fails. */
  void tell(Notice notice) throws Exception;
}
