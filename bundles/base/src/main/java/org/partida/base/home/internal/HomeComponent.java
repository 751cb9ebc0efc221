package org.partida.base.home.internal;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.partida.base.home.DirectoryHome;
import org.partida.base.home.Home;
import org.slf4j.LoggerFactory;

/**
 * Finds the instance's folder: the configuration, else the framework or system property {@code
 * partida.home}, else a default.
 */
@Component(configurationPid = HomeComponent.PID)
@Designate(ocd = HomeComponent.Config.class)
public final class HomeComponent implements Home {
  static final String PID = "org.partida.home";

  private final DirectoryHome home;

  /** Where the instance lives. */
  @ObjectClassDefinition(name = "Partida: home")
  @interface Config {
    @AttributeDefinition(
        name = "Folder",
        description =
            "Folder of the instance; empty = the property partida.home, else partida-home beside the program")
    String folder() default "";
  }

  @Activate
  public HomeComponent(BundleContext context, Config config) {
    this.home = new DirectoryHome(root(config.folder(), context.getProperty("partida.home")));
    LoggerFactory.getLogger(HomeComponent.class).info("Partida's home is {}", home.root());
  }

  static Path root(String configured, String property) {
    if (configured != null && !configured.isBlank()) {
      return Path.of(configured.strip());
    }
    return property == null || property.isBlank()
        ? Path.of(System.getProperty("user.dir"), "partida-home")
        : Path.of(property.strip());
  }

  @Override
  public Path books() {
    return home.books();
  }

  @Override
  public Path secret() {
    return home.secret();
  }

  @Override
  public Path run() {
    return home.run();
  }

  @Override
  public Path inbox() {
    return home.inbox();
  }

  @Override
  public Path spool() {
    return home.spool();
  }
}
