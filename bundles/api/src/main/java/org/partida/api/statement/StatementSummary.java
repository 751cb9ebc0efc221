package org.partida.api.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.statement.Chain;

/**
 * A statement as listed; its number is the bank's, or that of a transfer by a courier or processor.
 * Immutable.
 */
public record StatementSummary(
    String id,
    CompanyId company,
    String importId,
    String fileName,
    String format,
    String account,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<Money> opening,
    Optional<Money> closing,
    Optional<String> number,
    Chain chain,
    int lines,
    Instant importedAt) {}
