package org.partida.api.security;

/**
 * From where someone signs in; it stands in the audit trail and in the list of sessions. Immutable.
 *
 * @param channel the way
 * @param address of the network; empty if there is none
 * @param agent what the program calls itself; shortened to 200 characters
 */
public record Visitor(Channel channel, String address, String agent) {
  private static final int LONGEST = 200;

  public Visitor {
    agent = agent.length() > LONGEST ? agent.substring(0, LONGEST) : agent;
  }
}
