package org.partida.base.secret.internal;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.partida.base.file.RealFiles;
import org.partida.base.home.Home;
import org.partida.base.secret.Secrets;

/** The instance's secrets. */
@Component(configurationPid = SecretsComponent.PID)
@Designate(ocd = SecretsComponent.Config.class)
public final class SecretsComponent implements Secrets {
  static final String PID = "org.partida.secret";

  private final Secrets secrets;

  /** Where the keys are. */
  @ObjectClassDefinition(name = "Partida: secrets")
  @interface Config {
    @AttributeDefinition(
        name = "Key file",
        description = "Empty = partida.keys in the instance's secret folder")
    String keyFile() default "";
  }

  @Activate
  public SecretsComponent(@Reference Home home, Config config) {
    Path file =
        config.keyFile().isBlank()
            ? home.secret().resolve("partida.keys")
            : Path.of(config.keyFile().strip());
    this.secrets = new AesSecrets(file, new SecureRandom(), new RealFiles());
  }

  @Override
  public String seal(String plain) {
    return secrets.seal(plain);
  }

  @Override
  public String open(String sealed) {
    return secrets.open(sealed);
  }
}
