/**
 * A bundle that the tests drop into a running instance's deploy folder to stop, update and start
 * other bundles.
 */
package org.partida.itests.control;
