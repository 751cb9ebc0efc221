package org.partida.spi.posting;

/** Which published rate is the rate of a day. */
public enum RateDay {
  /** The one published on the day, else the last one before it. */
  SAME_DAY,
  /** The last one published before the day: it is known when the day begins. */
  PREVIOUS_BANKING_DAY
}
