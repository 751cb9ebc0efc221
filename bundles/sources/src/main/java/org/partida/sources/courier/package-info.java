/** What couriers transferred, day by day, from their interfaces (docs/sources.md). Internal. */
package org.partida.sources.courier;
