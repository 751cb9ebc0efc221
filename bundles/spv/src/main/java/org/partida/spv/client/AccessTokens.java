package org.partida.spv.client;

import org.partida.spi.network.NetworkException;

/** Gives tokens that may be used. Thread-safe. */
public interface AccessTokens {
  /** A token that is valid now. */
  String current(String connectionId) throws NetworkException;

  /** Another token than this one, which was refused. */
  String insteadOf(String connectionId, String refused) throws NetworkException;
}
