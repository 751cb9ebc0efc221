/**
 * Fakes and contract tests for those who implement Partida's interfaces. For tests alone; in no
 * feature.
 */
package org.partida.testkit;
