/** The third stage: identifiers of the parties, as ANAF looks at them. */
package org.partida.cius.ro.identity;
