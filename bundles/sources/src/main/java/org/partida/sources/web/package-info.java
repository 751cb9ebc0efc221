/** Programs that answer HTTP with the neutral form (docs/sources.md). Internal. */
package org.partida.sources.web;
