package org.partida.sandbox.generate;

import java.time.Instant;
import java.util.Optional;

/**
 * One item of a mailbox with its payload and its truth.
 *
 * @param invoice the document of a sent or received item; empty for errors and buyer messages
 */
public record GenMessage(
    String cif,
    MessageKind kind,
    Direction direction,
    String uploadIndex,
    String downloadId,
    Instant createdAt,
    String details,
    Payload payload,
    Optional<GenInvoice> invoice) {}
