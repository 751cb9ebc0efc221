/**
 * The contract that every reader of a statement format proves: JUnit 5 tests to extend. Plain
 * JUnit, no framework.
 */
package org.partida.testkit.statement;
