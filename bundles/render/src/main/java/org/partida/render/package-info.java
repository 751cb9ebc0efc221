/**
 * Invoices as PDF pages that an accountant can read and print.
 *
 * <p>From the bottom up: {@link org.partida.render.Typeface} knows widths, {@link
 * org.partida.render.Sheet} draws on pages, {@link org.partida.render.Flow} runs text and tables
 * down them, and the classes named {@code …Section} are the parts of an invoice. Nothing is read
 * from the clock or made at random: the same invoice gives the same bytes.
 */
package org.partida.render;
