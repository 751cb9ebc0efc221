package org.partida.base.db;

import org.jdbi.v3.core.Handle;

/** What is done inside a transaction. */
@FunctionalInterface
public interface Work<T> {
  T in(Handle handle) throws Exception;
}
