/** The sync against the simulated authority in one process: used by tests and by the benchmarks. */
package org.partida.documents.sandboxed;
