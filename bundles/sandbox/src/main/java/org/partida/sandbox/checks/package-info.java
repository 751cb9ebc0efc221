/**
 * What the simulated authority checks in a document: its shape, a handful of rules, the parties'
 * identifiers. Validators of other bundles are used through the service interface where they are
 * there; no code of theirs is shared.
 */
package org.partida.sandbox.checks;
