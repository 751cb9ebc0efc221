package org.partida.spi.network;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Explains the error texts of an authority's notices. Registered as an OSGi service; pure, called
 * from several threads at once. A text that it does not know comes back as it is.
 */
@ConsumerType
public interface NoticeExplainer {
  /** The network whose texts it knows, such as {@code ro.spv}. */
  String network();

  /**
   * The errors in the order of the texts; one text may hold several, each text gives at least one.
   */
  List<NoticeFinding> explain(List<String> texts);
}
