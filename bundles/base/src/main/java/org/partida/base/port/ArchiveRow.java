package org.partida.base.port;

import java.time.Instant;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Sha256;

/**
 * What archived bytes are. Immutable.
 *
 * @param company whose
 * @param id digest of the bytes
 * @param role CONTAINER, PAYLOAD, SIGNATURE, PDF, STATEMENT …
 * @param name the name it came with
 * @param size bytes
 * @param seals for a signature: the payload that it seals
 * @param network for a signature: the network that can check it
 * @param storedAt when
 */
public record ArchiveRow(
    CompanyId company,
    Sha256 id,
    String role,
    String name,
    long size,
    Optional<Sha256> seals,
    Optional<String> network,
    Instant storedAt) {}
