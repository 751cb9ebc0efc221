package org.partida.portfolio.person;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.partida.base.port.InvitationStore.Link;
import org.partida.base.port.Tx;

/** Secrets of links that open once: only their hash is kept. Stateless. */
final class Secrets {
  private Secrets() {}

  /** Keeps a link for a secret; others of its kind and subject open nothing any more. */
  static void keep(Tx tx, String secret, String kind, String subject, Instant until) {
    tx.invitations().putLink(new Link(Door.hash(secret), kind, subject, until));
  }

  /** What a secret is for, if it still opens anything. */
  static Optional<String> subject(Tx tx, String kind, String secret, Instant now) {
    String hash = Door.hash(secret);
    return tx.invitations()
        .link(hash)
        .filter(
            l ->
                MessageDigest.isEqual(
                    l.secretHash().getBytes(StandardCharsets.UTF_8),
                    hash.getBytes(StandardCharsets.UTF_8)))
        .filter(l -> l.kind().equals(kind) && l.expiresAt().isAfter(now))
        .map(Link::subject);
  }
}
