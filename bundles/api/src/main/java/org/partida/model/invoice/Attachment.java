package org.partida.model.invoice;

import java.util.Optional;

/**
 * A supporting document (BG-24) without its bytes, which stay in the archived original. Immutable.
 *
 * @param name file name or reference (BT-122, BT-125-2)
 * @param description BT-123
 * @param mediaType BT-125-1
 * @param size bytes after base64 decoding; 0 for an external link
 * @param uri BT-124
 */
public record Attachment(
    String name,
    Optional<String> description,
    Optional<String> mediaType,
    long size,
    Optional<String> uri) {}
