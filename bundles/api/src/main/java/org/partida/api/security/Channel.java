package org.partida.api.security;

/** The way by which an actor reaches Partida. */
public enum Channel {
  SHELL,
  WEB,
  MENU,
  ROUTE,
  WORKER
}
