/**
 * SAF-T (D406) of a month: accounts, partners, tax codes, entries. Not conformance: the official
 * schema is not at hand.
 */
package org.partida.posting.saft;
