package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.api.security.Actor;
import org.partida.api.security.Grant;
import org.partida.api.security.PersonInfo;
import org.partida.api.security.RolePreset;
import org.partida.api.security.SessionInfo;
import org.partida.api.security.SignedIn;

/** Who signs in, with which rights, and their sessions. Stateless. */
public final class PersonView {
  private PersonView() {}

  /** Who somebody is to the page. */
  public static Obj of(SignedIn s) {
    return obj()
        .put("id", s.actor().id())
        .put("name", s.actor().displayName())
        .put("language", s.language())
        .put("csrf", s.csrf())
        .put("expires", s.expires())
        .put("firm", firm(s.actor()))
        .list("grants", s.actor().grants(), PersonView::of);
  }

  /** The same of who came by a token or password, without a session. */
  public static Obj of(Actor a, String language) {
    return obj()
        .put("id", a.id())
        .put("name", a.displayName())
        .put("language", language)
        .put("firm", firm(a))
        .list("grants", a.grants(), PersonView::of);
  }

  /** A right; without a company it is for all, without a module in all. */
  public static Obj of(Grant g) {
    return obj().put("company", g.company()).put("module", g.module()).put("access", g.access());
  }

  public static Obj of(PersonInfo p) {
    return obj()
        .put("id", p.id())
        .put("name", p.name())
        .put("mail", p.mail())
        .put("phone", p.phone())
        .put("language", p.language())
        .put("state", p.state())
        .put("realm", p.realm())
        .put("password", p.hasPassword())
        .put("token", p.hasToken())
        .list("grants", p.grants(), PersonView::of);
  }

  public static Obj of(RolePreset r) {
    return obj()
        .put("id", r.id())
        .put("names", r.names())
        .put("firm", r.firm())
        .list("rights", r.rights(), PersonView::of);
  }

  public static Obj of(SessionInfo s) {
    return obj()
        .put("id", s.id())
        .put("person", s.person())
        .put("channel", s.from().channel())
        .put("address", s.from().address())
        .put("agent", s.from().agent())
        .put("opened", s.opened())
        .put("seen", s.seen())
        .put("expires", s.expires());
  }

  private static boolean firm(Actor a) {
    return a.grants().stream().anyMatch(g -> g.company().isEmpty());
  }
}
