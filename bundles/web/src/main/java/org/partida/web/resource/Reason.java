package org.partida.web.resource;

/**
 * Why something is done.
 *
 * @param reason in words; absent is none
 */
record Reason(String reason) {
  String orNone() {
    return reason == null ? "" : reason;
  }

  String required() {
    return Lists.require(reason, "reason");
  }
}
