/**
 * Contract tests of the store: databases, unit of work, repositories, inbox. Each database we run
 * on passes all of them.
 */
package org.partida.testkit.store;
