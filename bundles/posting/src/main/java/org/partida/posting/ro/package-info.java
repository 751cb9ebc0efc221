/**
 * Romania's posting rules (OMFP 1802/2014, Fiscal Code): accounts, rates, treatments and codes are
 * the dated tables beside the classes. Pure; safe for several threads at once.
 */
package org.partida.posting.ro;
