package org.partida.api.company;

/**
 * How a client company stands to the portal. It decides what is shared with the client, never
 * whether documents are fetched and archived: that begins as soon as a grant covers the company.
 */
public enum PortalState {
  /** Not in the portal; the firm decides. */
  NONE,
  INVITED,
  COLLABORATING,
  REFUSED,
  ENDED
}
