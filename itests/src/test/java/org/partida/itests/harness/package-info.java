/** Drives the assembly as a child process. */
package org.partida.itests.harness;
