/**
 * Benchmarks. Each puts ours beside a named baseline in the same run, in turns, and tells the
 * ratio: absolute times depend on the machine.
 */
package org.partida.bench;
