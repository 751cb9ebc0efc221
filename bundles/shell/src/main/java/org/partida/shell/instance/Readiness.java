package org.partida.shell.instance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * What an instance still waits for: the features of its start, bundles that do not run, components
 * whose services are missing (the client of a network exists once its routes run). It looks, and
 * keeps nothing. Thread-safe.
 */
final class Readiness {
  /** Property of a component that comes with a part which an instance may be without. */
  static final String OPTIONAL = "partida.optional";

  private static final String OURS = "org.partida.";

  private final BundleContext context;
  private final ServiceComponentRuntime components;

  Readiness(BundleContext context, ServiceComponentRuntime components) {
    this.context = context;
    this.components = components;
  }

  /** One line for each thing that is not there yet; none when all is. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (serves("org.apache.karaf.features.FeaturesService")
        && !serves("org.apache.karaf.features.BootFinished")) {
      missing.add("the features of the start are not all installed");
    }
    Bundle[] ours =
        Arrays.stream(context.getBundles())
            .filter(b -> b.getSymbolicName() != null && b.getSymbolicName().startsWith(OURS))
            .toArray(Bundle[]::new);
    Arrays.stream(ours)
        .filter(b -> !runs(b))
        .forEach(b -> missing.add("bundle " + b.getSymbolicName() + " does not run"));
    components.getComponentDescriptionDTOs(ours).stream()
        .flatMap(this::unsatisfied)
        .forEach(missing::add);
    return missing;
  }

  private boolean serves(String type) {
    try {
      return context.getAllServiceReferences(type, null) != null;
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e); // there is no filter
    }
  }

  private static boolean runs(Bundle b) {
    return b.getState() == Bundle.ACTIVE || b.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
  }

  /**
   * Nothing waits for what belongs to a part that is not installed, such as the sandbox's commands.
   * A component without a configuration that it must have is not in use, and nothing waits for it.
   */
  private Stream<String> unsatisfied(ComponentDescriptionDTO component) {
    if (Boolean.TRUE.equals(component.properties.get(OPTIONAL))) {
      return Stream.empty();
    }
    return components.getComponentConfigurationDTOs(component).stream()
        .filter(c -> c.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE)
        .map(
            c ->
                component.name
                    + " waits for "
                    + String.join(
                        ", ",
                        Arrays.stream(c.unsatisfiedReferences)
                            .map(r -> service(component, r.name))
                            .toList()));
  }

  /** The service that a reference asks for: references of constructors have no telling names. */
  private static String service(ComponentDescriptionDTO component, String reference) {
    return Arrays.stream(component.references)
        .filter(r -> r.name.equals(reference))
        .map(r -> r.interfaceName + (r.target == null ? "" : " " + r.target))
        .findFirst()
        .orElse(reference);
  }
}
