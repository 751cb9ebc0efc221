package org.partida.spi.host;

import org.partida.model.ExternalId;

/**
 * On every write. The same id with another digest is a conflict. Immutable.
 *
 * @param externalId made and stored before the write
 * @param digest of the content
 */
public record WriteKey(ExternalId externalId, String digest) {}
