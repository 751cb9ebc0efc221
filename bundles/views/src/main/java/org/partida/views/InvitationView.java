package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.api.invitation.Collaboration;
import org.partida.api.invitation.Collaboration.HandOver;
import org.partida.api.invitation.Collaboration.Member;
import org.partida.api.invitation.Invitation;
import org.partida.api.invitation.Invitations;
import org.partida.api.invitation.InviteLine;

/** Invitations and collaborations. Stateless. */
public final class InvitationView {
  private InvitationView() {}

  public static Obj of(Invitation i) {
    return obj()
        .put("id", i.id())
        .put("company", i.company())
        .put("mail", i.mail())
        .put("name", i.name())
        .put("phone", i.phone())
        .put("role", i.role())
        .put("language", i.language())
        .put("state", i.state())
        .put("invitedBy", i.invitedBy())
        .put("invitedAt", i.invitedAt())
        .put("expiresAt", i.expiresAt())
        .put("mailed", i.mailed())
        .put("person", i.person());
  }

  /** With the link, for who invited alone, if no mail carried it. */
  public static Obj of(InviteLine l) {
    return obj()
        .put("line", l.line())
        .put("text", l.text())
        .put("outcome", l.outcome())
        .put("invitation", l.invitation().map(InvitationView::of))
        .put("link", l.link())
        .put("problem", l.problem().map(ProblemView::of));
  }

  public static Obj of(Invitations.Welcome w) {
    return obj()
        .put("firm", w.firm())
        .put("company", w.company())
        .put("mail", w.mail())
        .put("name", w.name())
        .put("language", w.language())
        .put("account", w.account());
  }

  public static Obj of(Collaboration c) {
    return obj()
        .put("company", c.company())
        .put("name", c.name())
        .put("firm", c.firm())
        .put("state", c.state())
        .list("members", c.members(), InvitationView::of)
        .put("handOver", c.handOver().map(InvitationView::of));
  }

  private static Obj of(Member m) {
    return obj()
        .put("person", m.person())
        .put("role", m.role())
        .put("since", m.since())
        .put("endedAt", m.endedAt())
        .put("taken", m.taken());
  }

  public static Obj of(HandOver h) {
    return obj()
        .put("id", h.id())
        .put("madeAt", h.madeAt())
        .put("files", h.files())
        .put("size", h.size());
  }
}
