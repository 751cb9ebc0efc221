/**
 * Camel contexts that start while what they need is there, user routes from files, and the way from
 * routes to Partida. Exports nothing: other bundles register {@code org.apache.camel.RoutesBuilder}
 * services of prototype scope with these properties:
 *
 * <ul>
 *   <li>{@code partida.context} - name of the Camel context, such as {@code spv}; required
 *   <li>{@code partida.components} - Camel components that must be there before it starts, such as
 *       {@code http}
 *   <li>{@code partida.defaults} - {@code key=value} texts for {@code {{key}}} in routes; the
 *       configuration {@code org.partida.<context>.routes} overrides them. Keys {@code
 *       camel.component.<name>.<option>} set options of components
 * </ul>
 */
// wires are registered as contexts start; said here for resolvers that look for a provider of every
// service that is required
@org.osgi.annotation.bundle.Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>=\"org.partida.base.wire.Wire\"",
    effective = "active")
package org.partida.camel.runtime;
