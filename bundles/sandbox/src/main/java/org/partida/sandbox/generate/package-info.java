/**
 * The generator: invented companies and partners, e-invoices in the shapes that occur, bank files
 * that pay some of them, and the truth about all of it. Pure functions of a seed and an instant; it
 * shares no code with the readers that it tests.
 */
package org.partida.sandbox.generate;
