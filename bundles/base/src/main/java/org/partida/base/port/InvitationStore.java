package org.partida.base.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.invitation.Collaboration.HandOver;
import org.partida.api.invitation.Collaboration.Member;
import org.partida.api.invitation.Invitation;
import org.partida.model.CompanyId;

/** Invitations, who has which company in the portfolio, and links that open once. */
@ProviderType
public interface InvitationStore {
  /** Adds an invitation, or replaces the one with its id. */
  void putInvitation(Invitation invitation);

  Optional<Invitation> invitation(String id);

  /** Of one company, or of all, newest first. */
  List<Invitation> invitations(Optional<CompanyId> company);

  /** Adds a company to a person's portfolio, or replaces what stands there. */
  void putMember(Member member);

  Optional<Member> member(CompanyId company, String person);

  /** The portfolio of a person, by company. */
  List<Member> portfolio(String person);

  /** Who has a company, by person. */
  List<Member> members(CompanyId company);

  /** A link; others of the same kind and subject open nothing any more. */
  void putLink(Link link);

  Optional<Link> link(String secretHash);

  /** No link of this kind and subject opens anything any more. */
  void dropLinks(String kind, String subject);

  /** What is handed over of a company. */
  void putHandOver(CompanyId company, HandOver handOver);

  Optional<HandOver> handOver(CompanyId company);

  /**
   * What a secret opens. Immutable.
   *
   * @param secretHash SHA-256 of the secret
   * @param kind what it does
   * @param subject for which invitation or person
   * @param expiresAt when it ends
   */
  record Link(String secretHash, String kind, String subject, Instant expiresAt) {
    public static final String INVITATION = "INVITATION";
    public static final String PASSWORD = "PASSWORD";

    @Override
    public String toString() {
      return "Link[" + kind + " " + subject + "]";
    }
  }
}
