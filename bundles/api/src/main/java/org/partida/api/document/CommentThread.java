package org.partida.api.document;

import java.util.Optional;

/**
 * What was written about one document. Immutable.
 *
 * @param document the document
 * @param last the newest comment
 * @param comments how many there are
 * @param unread how many of the other side's the asking person has not seen
 * @param openBy which side waits for an answer; empty if none does
 * @param question the oldest question that waits
 */
public record CommentThread(
    Document document,
    Comment last,
    int comments,
    int unread,
    Optional<Comment.Side> openBy,
    Optional<String> question) {}
