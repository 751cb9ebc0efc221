package org.partida.sandbox.books;

import java.time.Instant;
import org.partida.sandbox.generate.MessageKind;

/**
 * A mailbox item as kept in the books.
 *
 * @param id download id
 * @param uploadIndex the wire's {@code id_solicitare}
 * @param createdAt when it was indexed: {@code data_creare}
 * @param payloadKey where its payload is kept; several items may share one
 */
public record StoredMessage(
    Env env,
    String cif,
    String id,
    String uploadIndex,
    MessageKind kind,
    String details,
    Instant createdAt,
    String payloadKey) {}
