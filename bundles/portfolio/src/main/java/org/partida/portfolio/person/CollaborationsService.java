package org.partida.portfolio.person;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.company.PortalState;
import org.partida.api.invitation.Collaboration;
import org.partida.api.invitation.Collaboration.Member;
import org.partida.api.invitation.Collaborations;
import org.partida.api.invitation.Invitation;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.InvitationStore.Link;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.portfolio.Trail;

/** Who works together on what. Every change is audited. Thread-safe. */
@Component(service = Collaborations.class)
public final class CollaborationsService implements Collaborations {
  private final UnitOfWork books;
  private final Clock clock;
  private final Post post;

  @Activate
  public CollaborationsService(
      @Reference UnitOfWork books, @Reference Clock clock, @Reference Post post) {
    this.books = books;
    this.clock = clock;
    this.post = post;
  }

  @Override
  public List<Collaboration> list(Actor actor) {
    return books.read(
        tx ->
            tx.companies().list().stream()
                .filter(c -> actor.may(c.id(), Module.COMPANIES, Access.WRITE))
                .sorted(Comparator.comparing(Company::name))
                .map(c -> of(tx, c, tx.invitations().members(c.id())))
                .toList());
  }

  private Collaboration of(Tx tx, Company c, List<Member> members) {
    return new Collaboration(
        c.id(),
        c.name(),
        post.firm("ro"),
        tx.contacts().portal(c.id()),
        members,
        tx.invitations().handOver(c.id()));
  }

  @Override
  public List<Collaboration> mine(Actor self) {
    return books.read(
        tx -> {
          List<Collaboration> all = new ArrayList<>();
          for (Member m : tx.invitations().portfolio(self.id())) {
            tx.companies().find(m.company()).ifPresent(c -> all.add(own(tx, c, m)));
          }
          return all;
        });
  }

  /** Of others a client's person sees nothing; a new collaboration is not theirs after an end. */
  private Collaboration own(Tx tx, Company c, Member m) {
    Collaboration x = of(tx, c, List.of(m));
    return m.endedAt().isEmpty()
        ? x
        : new Collaboration(
            x.company(), x.name(), x.firm(), PortalState.ENDED, x.members(), x.handOver());
  }

  @Override
  public Collaboration decide(Actor self, CompanyId company, boolean accept) {
    return books.write(
        tx -> {
          Member m =
              tx.invitations()
                  .member(company, self.id())
                  .filter(x -> x.endedAt().isEmpty())
                  .orElseThrow(CollaborationsService::unknown);
          Company c = tx.companies().find(company).orElseThrow(CollaborationsService::unknown);
          PortalState before = tx.contacts().portal(company);
          if (before != PortalState.INVITED) {
            throw state(c, before, "the firm must invite first");
          }
          change(tx, self, company, accept ? PortalState.COLLABORATING : PortalState.REFUSED);
          return own(tx, c, m);
        });
  }

  @Override
  public Collaboration end(Actor actor, CompanyId company) {
    actor.require(company, Module.COMPANIES, Access.WRITE);
    return books.write(
        tx -> {
          Company c = tx.companies().find(company).orElseThrow(CollaborationsService::unknown);
          PortalState before = tx.contacts().portal(company);
          if (before == PortalState.NONE || before == PortalState.ENDED) {
            throw state(c, before, "there is nothing to end");
          }
          Instant now = clock.instant();
          change(tx, actor, company, PortalState.ENDED);
          for (Member m : tx.invitations().members(company)) {
            if (m.endedAt().isEmpty()) {
              tx.invitations()
                  .putMember(
                      new Member(
                          m.person(), company, m.role(), m.since(), Optional.of(now), m.taken()));
              tx.sessions().endAll(m.person(), "");
            }
          }
          sessionsEnd(tx, company);
          withdraw(tx, company);
          return of(tx, c, tx.invitations().members(company));
        });
  }

  /** Of those too who have rights for the company by hand, and do not work for the firm. */
  private static void sessionsEnd(Tx tx, CompanyId company) {
    tx.people().list().stream()
        .filter(
            p ->
                p.grants().stream().anyMatch(g -> g.company().filter(company::equals).isPresent())
                    && !Rights.keepsBooks(p.grants(), company))
        .forEach(p -> tx.sessions().endAll(p.id(), ""));
  }

  private static void withdraw(Tx tx, CompanyId company) {
    for (Invitation i : tx.invitations().invitations(Optional.of(company))) {
      if (i.state() == Invitation.State.OPEN) {
        tx.invitations().putInvitation(i.in(Invitation.State.REVOKED, Optional.empty()));
        tx.invitations().dropLinks(Link.INVITATION, i.id());
      }
    }
  }

  private void change(Tx tx, Actor actor, CompanyId company, PortalState state) {
    tx.contacts().putPortal(company, state);
    Trail.add(tx, actor, company, "company.portal", state.name(), clock.instant());
  }

  private static PartidaException state(Company c, PortalState state, String fix) {
    return new PartidaException(
        new Problem("collaboration.state", c.name() + " is " + state, c.id().value(), fix));
  }

  private static PartidaException unknown() {
    return new PartidaException(
        new Problem(
            "collaboration.unknown",
            "this company is not in your portfolio",
            "",
            "ask the firm to invite you"));
  }
}
