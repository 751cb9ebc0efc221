package org.partida.model.match;

/**
 * One reason for or against a proposal. Immutable.
 *
 * @param kind stable name: REFERENCE, AWB, ORDER, IBAN, TAX_ID, NAME, AMOUNT, DATE, CURRENCY …
 * @param detail in words, with the piece of text that decided
 * @param weight in thousandths of a bit; negative counts against
 */
public record Evidence(String kind, String detail, int weight) {}
