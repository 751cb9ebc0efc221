package org.partida.spi.posting;

import java.util.Optional;
import org.partida.model.Percent;

/**
 * A VAT rate that is in force on some day. Immutable.
 *
 * @param kind {@code standard}, {@code reduced} or another word of the law
 * @param rate percent
 * @param only what it is limited to, in words
 */
public record LegalRate(String kind, Percent rate, Optional<String> only) {}
