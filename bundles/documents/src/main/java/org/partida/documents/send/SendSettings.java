package org.partida.documents.send;

import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The operator's settings for sending. Immutable. */
@Component(service = SendSettings.class, configurationPid = "org.partida.documents.send")
@Designate(ocd = SendSettings.Config.class)
public final class SendSettings {
  private final boolean requireValidation;
  private final Duration againAfter;
  private final Duration againAfterFault;

  /** What can be set. */
  @ObjectClassDefinition(
      name = "Partida: sending",
      description = "How documents are sent; works without a configuration")
  @interface Config {
    @AttributeDefinition(description = "nothing is sent that no running validator has found good")
    boolean requireValidation() default true;

    @AttributeDefinition(
        description =
            "minutes until a document whose answer was lost is sent again, if no list shows it")
    int againAfterMinutes() default 360;
  }

  @Activate
  public SendSettings(Config config) {
    this(config.requireValidation(), Duration.ofMinutes(config.againAfterMinutes()));
  }

  public SendSettings(boolean requireValidation, Duration againAfter) {
    this.requireValidation = requireValidation;
    this.againAfter = againAfter;
    // what ANAF calls a technical error seldom hides an upload
    this.againAfterFault = againAfter.dividedBy(6);
  }

  boolean requireValidation() {
    return requireValidation;
  }

  Duration againAfter(String problemCode) {
    return problemCode.equals("anaf.technical") ? againAfterFault : againAfter;
  }
}
