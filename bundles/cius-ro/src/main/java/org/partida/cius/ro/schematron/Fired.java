package org.partida.cius.ro.schematron;

/**
 * An assertion that does not hold. Immutable.
 *
 * @param rule its id
 * @param fatal whether the authority refuses the document for it
 * @param location where, as an XPath
 * @param text the rule's own words, on one line
 */
public record Fired(String rule, boolean fatal, String location, String text) {}
