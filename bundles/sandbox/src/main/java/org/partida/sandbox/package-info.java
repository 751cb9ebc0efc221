/**
 * Simulators of the authorities that Partida talks to, for trying out and as the oracle of tests.
 * It never shares parsing or client code with what it tests.
 */
package org.partida.sandbox;
