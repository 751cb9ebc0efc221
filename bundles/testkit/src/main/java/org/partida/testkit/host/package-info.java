/**
 * The contract that every host adapter proves: JUnit 5 tests to extend. Plain JUnit, no framework;
 * one thread per test.
 */
package org.partida.testkit.host;
