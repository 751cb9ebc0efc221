/**
 * Mechanics that posting rules of any country share: sharing out cents, grouping lines, red and
 * black storno, payments, counter-entries, dated tables. Pure; safe for several threads at once.
 */
package org.partida.posting.rules;
