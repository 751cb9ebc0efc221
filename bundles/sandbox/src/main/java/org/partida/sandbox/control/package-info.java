/** The simulator's control: one function from words to JSON, for the shell and the control REST. */
package org.partida.sandbox.control;
