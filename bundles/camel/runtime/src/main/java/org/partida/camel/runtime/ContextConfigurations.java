package org.partida.camel.runtime;

import java.io.IOException;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * The configuration {@code org.partida.<context>.routes} as values of placeholders. Thread-safe.
 */
final class ContextConfigurations implements Function<String, Map<String, String>> {
  private static final String PREFIX = "org.partida.";
  private static final String SUFFIX = ".routes";

  private final ConfigurationAdmin admin;

  ContextConfigurations(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  /** The context that a configuration is for; empty if it is none of ours. */
  static String context(String pid) {
    boolean ours =
        pid.startsWith(PREFIX)
            && pid.endsWith(SUFFIX)
            && pid.length() > PREFIX.length() + SUFFIX.length();
    return ours ? pid.substring(PREFIX.length(), pid.length() - SUFFIX.length()) : "";
  }

  @Override
  public Map<String, String> apply(String context) {
    Map<String, String> out = new TreeMap<>();
    try {
      // listing makes nothing, unlike getConfiguration
      Configuration[] found =
          admin.listConfigurations("(service.pid=" + PREFIX + context + SUFFIX + ")");
      if (found != null) {
        Dictionary<String, Object> properties = found[0].getProperties();
        for (String key :
            properties == null
                ? Collections.<String>emptyList()
                : Collections.list(properties.keys())) {
          if (!key.startsWith("service.") && !key.startsWith("felix.")) {
            out.put(key, String.join(",", Texts.of(properties.get(key))));
          }
        }
      }
      return out;
    } catch (IOException | InvalidSyntaxException e) {
      throw new IllegalStateException(
          "the configuration of the routes " + context + " cannot be read", e);
    }
  }
}
