package org.partida.spv.space;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.partida.base.secret.SealedText;
import org.partida.base.secret.Secrets;
import org.partida.spi.network.CoverageSource;
import org.partida.spi.network.NetworkException;
import org.partida.spv.SpvSettings;
import org.partida.spv.client.AnafTexts;
import org.partida.spv.client.Failures;

/** A certificate for the private space; one for each configuration. */
@Component(
    service = CoverageSource.class,
    configurationPid = "org.partida.spv.space",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SpaceComponent.Config.class, factory = true)
public final class SpaceComponent implements CoverageSource {
  private final SpaceSettings settings;
  private final Failures failures;

  @ObjectClassDefinition(
      name = "Partida: private space of SPV",
      description =
          "A client certificate that ANAF's SPVWS2 tells the companies of; the key may lie in a file or on a token")
  @interface Config {
    @AttributeDefinition(description = "base address of the service")
    String base() default "https://webserviced.anaf.ro/SPVWS2/rest";

    @AttributeDefinition(
        description = "id of the connection that was authorised with this certificate")
    String connection();

    @AttributeDefinition(description = "PKCS12, or PKCS11 for a token or card")
    String keyStoreType() default "PKCS12";

    @AttributeDefinition(
        description = "the PKCS#12 file, or the configuration file of the PKCS#11 module")
    String keyStore();

    @AttributeDefinition(
        type = AttributeType.PASSWORD,
        description = "its password or PIN, as secret-seal writes it")
    String keyStorePassword() default "";

    @AttributeDefinition(description = "which key, if there are several")
    String keyAlias() default "";

    @AttributeDefinition(
        description = "PEM file of the certificates to trust instead of Java's, for a sandbox")
    String trust() default "";

    @AttributeDefinition(description = "how many days back is looked for a message")
    int days() default 500;

    @AttributeDefinition(description = "for each answer, in seconds")
    int timeoutSeconds() default 60;
  }

  @Activate
  public SpaceComponent(Config config, @Reference Secrets secrets, @Reference Clock clock) {
    this.settings =
        new SpaceSettings(
            SpvSettings.base(config.base()),
            config.connection().strip(),
            new SpaceSettings.Keys(
                config.keyStoreType().strip().toUpperCase(java.util.Locale.ROOT),
                Path.of(config.keyStore().strip()),
                SealedText.open(secrets, config.keyStorePassword()),
                text(config.keyAlias())),
            text(config.trust()).map(Path::of),
            Math.max(1, config.days()),
            Duration.ofSeconds(Math.max(1, config.timeoutSeconds())));
    this.failures = new Failures(clock, AnafTexts.load());
  }

  private static Optional<String> text(String configured) {
    return Optional.of(configured.strip()).filter(t -> !t.isEmpty());
  }

  @Override
  public String connection() {
    return settings.connection();
  }

  /** The key is read each time: a token may have been away, a file renewed. */
  @Override
  public Told ask() throws NetworkException {
    return new SpaceClient(settings, SpaceKeys.sockets(settings), failures).covered();
  }
}
