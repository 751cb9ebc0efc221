package org.partida.camel.runtime.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/**
 * A file that was understood, for one context; nothing of it runs yet.
 *
 * @param file which
 * @param builders its routes
 * @param routeIds ids of its routes; those without an id get one from the file's name
 */
record ParsedFile(RouteFile file, List<RouteBuilder> builders, Set<String> routeIds) {
  static ParsedFile parse(CamelContext context, RouteFile file) throws Exception {
    Resource resource =
        PluginHelper.getResourceLoader(context).resolveResource("file:" + file.path());
    Collection<RoutesBuilder> found =
        PluginHelper.getRoutesLoader(context).findRoutesBuilders(List.of(resource));
    List<RouteBuilder> builders = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>();
    for (RoutesBuilder builder : found) {
      // Camel's own loaders give nothing else; the cast keeps the ids readable before anything is
      // started
      RouteBuilder routes = (RouteBuilder) builder;
      builders.add(routes);
      for (RouteDefinition route : routes.configureRoutes(context).getRoutes()) {
        if (!route.hasCustomIdAssigned()) {
          route.id(file.path().getFileName() + "#" + (ids.size() + 1));
        }
        if (!ids.add(route.getId())) {
          throw new IllegalArgumentException("two routes have the id " + route.getId());
        }
      }
    }
    return new ParsedFile(file, builders, ids);
  }

  /** Starts its routes in place of those with the same ids. */
  void addTo(CamelContext context) throws Exception {
    for (RouteBuilder builder : builders) {
      if (builder instanceof RouteConfigurationsBuilder configurations) {
        configurations.addRouteConfigurationsToCamelContext(context);
      }
    }
    for (RouteBuilder builder : builders) {
      context.addRoutes(builder);
    }
    for (RouteBuilder builder : builders) {
      context.addTemplatedRoutes(builder);
    }
  }

  static void remove(CamelContext context, Collection<String> routeIds) throws Exception {
    Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
    for (String id : routeIds) {
      RouteDefinition definition = model.getRouteDefinition(id);
      if (definition != null) {
        model.removeRouteDefinition(definition);
      }
    }
  }
}
