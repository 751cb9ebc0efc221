package org.partida.portfolio.person;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partida.api.company.PortalState;
import org.partida.api.invitation.Collaboration.Member;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.base.port.PeopleStore.Person;
import org.partida.base.port.Tx;
import org.partida.model.CompanyId;

/**
 * The rights of a person at this moment: what was granted, and the portfolio as far as its
 * companies are shared. Asked anew with every request, so that an end is an end. Stateless.
 */
final class Rights {
  /** In these a client's person sees nothing; without a portal the firm decides by grants. */
  private static final Set<PortalState> CLOSED =
      EnumSet.of(PortalState.INVITED, PortalState.REFUSED, PortalState.ENDED);

  private Rights() {}

  static Actor actor(Tx tx, Person p, Channel channel) {
    Map<CompanyId, PortalState> states = new HashMap<>();
    List<Grant> now = new ArrayList<>();
    for (Grant g : p.grants()) {
      if (g.company().isEmpty()
          || keepsBooks(p.grants(), g.company().get())
          || !CLOSED.contains(state(tx, states, g.company().get()))) {
        now.add(g);
      }
    }
    for (Member m : tx.invitations().portfolio(p.id())) {
      if (m.endedAt().isEmpty() && state(tx, states, m.company()) == PortalState.COLLABORATING) {
        now.addAll(Roles.role(m.role()).grants(List.of(m.company())));
      }
    }
    return new Actor(p.id(), p.name(), channel, now);
  }

  private static PortalState state(Tx tx, Map<CompanyId, PortalState> known, CompanyId company) {
    return known.computeIfAbsent(company, c -> tx.contacts().portal(c));
  }

  /** Whoever posts or matches works for the firm, not for the client. */
  static boolean keepsBooks(List<Grant> grants, CompanyId company) {
    Actor a = new Actor("", "", Channel.WEB, grants);
    return a.may(company, Module.POSTING, Access.WRITE)
        || a.may(company, Module.MATCHING, Access.WRITE);
  }
}
