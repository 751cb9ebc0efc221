package org.partida.portfolio.person;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.company.PortalState;
import org.partida.api.invitation.Collaboration.Member;
import org.partida.api.invitation.Invitation;
import org.partida.api.invitation.Invitations;
import org.partida.api.invitation.InviteLine;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.security.Module;
import org.partida.api.security.RolePreset;
import org.partida.api.security.Visitor;
import org.partida.base.clock.Ids;
import org.partida.base.port.InvitationStore.Link;
import org.partida.base.port.PeopleStore.Person;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.portfolio.Trail;
import org.partida.portfolio.person.InvitationMails.Made;

/**
 * Invitations of clients' people. The rows are committed first, then the mails go out: what no mail
 * carried is answered as a link to hand over, and can be sent again. Thread-safe.
 */
@Component(service = Invitations.class)
public final class InvitationsService implements Invitations {
  private final UnitOfWork books;
  private final Clock clock;
  private final Door door;
  private final Post post;
  private final Ids ids;
  private final Accounts accounts;
  private final InvitationMails mails;

  @Activate
  public InvitationsService(
      @Reference UnitOfWork books,
      @Reference Clock clock,
      @Reference Door door,
      @Reference Post post) {
    this.books = books;
    this.clock = clock;
    this.door = door;
    this.post = post;
    this.ids = new Ids(clock);
    this.accounts = new Accounts(door);
    this.mails = new InvitationMails(books, post);
  }

  @Override
  public List<InviteLine> invite(
      Actor actor, CompanyId company, String role, String language, String list) {
    actor.require(company, Module.COMPANIES, Access.WRITE);
    requireInvitable(actor, company, role);
    if (!Post.LANGUAGES.contains(language)) {
      throw new PartidaException(
          new Problem("usage", "there is no language " + language, "language", "ro, it or en"));
    }
    List<InviteList.Entry> entries = InviteList.read(list);
    if (entries.isEmpty()) {
      throw new PartidaException(
          new Problem("usage", "the list is empty", "list", "write one mail address a line"));
    }
    List<Made> made =
        books.write(
            tx -> {
              String name = known(tx, company).name();
              List<Made> all = new ArrayList<>();
              for (InviteList.Entry e : entries) {
                all.add(one(tx, actor, name, draft(actor, company, role, language, e), e));
              }
              return all;
            });
    return mails.sent(made);
  }

  private Invitation draft(
      Actor actor, CompanyId company, String role, String language, InviteList.Entry e) {
    Instant now = clock.instant();
    return new Invitation(
        ids.next(),
        company,
        e.mail(),
        e.name(),
        e.phone(),
        role,
        language,
        Invitation.State.OPEN,
        actor.id(),
        now,
        now.plus(lasts()),
        false,
        Optional.empty());
  }

  private Duration lasts() {
    return Duration.ofDays(Math.max(1, post.config().days()));
  }

  private Made one(Tx tx, Actor actor, String company, Invitation draft, InviteList.Entry e) {
    if (e.problem().isPresent()) {
      return made(e, InviteLine.Outcome.BAD, Optional.empty(), e.problem(), "", company);
    }
    CompanyId id = draft.company();
    Optional<Invitation> before =
        tx.invitations().invitations(Optional.of(id)).stream()
            .filter(i -> i.mail().equals(draft.mail()))
            .map(i -> i.at(clock.instant()))
            .filter(
                i -> i.state() == Invitation.State.OPEN || i.state() == Invitation.State.EXPIRED)
            .findFirst();
    if (before.filter(i -> i.state() == Invitation.State.OPEN).isPresent()) {
      return made(e, InviteLine.Outcome.THERE, before, Optional.empty(), "", company);
    }
    List<Person> people = Accounts.of(tx, draft.mail());
    if (people.size() > 1 || people.stream().anyMatch(p -> !p.active())) {
      return made(e, InviteLine.Outcome.BAD, Optional.empty(), Optional.of(closed(e)), "", company);
    }
    if (!people.isEmpty()) {
      return added(tx, actor, company, draft, e, people.get(0));
    }
    Invitation now =
        before.map(i -> i.renewed(actor.id(), draft.invitedAt(), draft.expiresAt())).orElse(draft);
    return opened(tx, actor, company, now, e);
  }

  private Made opened(Tx tx, Actor actor, String company, Invitation now, InviteList.Entry e) {
    String secret = door.secret();
    tx.invitations().putInvitation(now);
    Secrets.keep(tx, secret, Link.INVITATION, now.id(), now.expiresAt());
    asks(tx, actor, now.company());
    trail(tx, actor, now, "invitation.send");
    return made(e, InviteLine.Outcome.INVITED, Optional.of(now), Optional.empty(), secret, company);
  }

  private Made added(
      Tx tx, Actor actor, String company, Invitation draft, InviteList.Entry e, Person p) {
    CompanyId id = draft.company();
    PortalState state = tx.contacts().portal(id);
    boolean in = tx.invitations().member(id, p.id()).filter(m -> m.endedAt().isEmpty()).isPresent();
    if (in && (state == PortalState.INVITED || state == PortalState.COLLABORATING)) {
      return made(e, InviteLine.Outcome.THERE, Optional.empty(), Optional.empty(), "", company);
    }
    Invitation now = draft.in(Invitation.State.ACCEPTED, Optional.of(p.id()));
    tx.invitations().putInvitation(now);
    join(tx, now, p.id());
    asks(tx, actor, id);
    trail(tx, actor, now, "invitation.add");
    return made(e, InviteLine.Outcome.ADDED, Optional.of(now), Optional.empty(), "", company);
  }

  private void join(Tx tx, Invitation i, String person) {
    tx.invitations()
        .putMember(
            new Member(
                person,
                i.company(),
                i.role(),
                clock.instant(),
                Optional.empty(),
                Optional.empty()));
  }

  /** The firm asks for the collaboration, unless it is there. */
  private void asks(Tx tx, Actor actor, CompanyId company) {
    PortalState state = tx.contacts().portal(company);
    if (state != PortalState.COLLABORATING && state != PortalState.INVITED) {
      tx.contacts().putPortal(company, PortalState.INVITED);
      Trail.add(tx, actor, company, "company.portal", PortalState.INVITED.name(), clock.instant());
    }
  }

  private static Made made(
      InviteList.Entry e,
      InviteLine.Outcome outcome,
      Optional<Invitation> invitation,
      Optional<Problem> problem,
      String secret,
      String company) {
    return new Made(
        new InviteLine(e.line(), e.text(), outcome, invitation, Optional.empty(), problem),
        secret,
        company);
  }

  private static Problem closed(InviteList.Entry e) {
    return new Problem(
        "invitation.account",
        "the account of " + e.mail() + " is locked, or there are several",
        "line " + e.line(),
        "ask an administrator: person-list shows who has this address");
  }

  @Override
  public List<Invitation> list(Actor actor, Optional<CompanyId> company) {
    company.ifPresent(c -> actor.require(c, Module.COMPANIES, Access.WRITE));
    Instant now = clock.instant();
    return books.read(tx -> tx.invitations().invitations(company)).stream()
        .filter(i -> actor.may(i.company(), Module.COMPANIES, Access.WRITE))
        .map(i -> i.at(now))
        .toList();
  }

  @Override
  public InviteLine resend(Actor actor, String id) {
    Made made =
        books.write(
            tx -> {
              Invitation i = find(tx, actor, id, "send it again");
              Instant now = clock.instant();
              Invitation fresh = i.renewed(actor.id(), now, now.plus(lasts()));
              return opened(
                  tx,
                  actor,
                  known(tx, i.company()).name(),
                  fresh,
                  new InviteList.Entry(
                      1, i.mail(), i.mail(), i.name(), i.phone(), Optional.empty()));
            });
    return mails.sent(List.of(made)).get(0);
  }

  @Override
  public Invitation revoke(Actor actor, String id) {
    return books.write(
        tx -> {
          Invitation i =
              find(tx, actor, id, "revoke it").in(Invitation.State.REVOKED, Optional.empty());
          tx.invitations().putInvitation(i);
          tx.invitations().dropLinks(Link.INVITATION, id);
          trail(tx, actor, i, "invitation.revoke");
          return i;
        });
  }

  /** One that is open. Who may not see the company is not told that it exists. */
  private Invitation find(Tx tx, Actor actor, String id, String what) {
    Invitation i =
        tx.invitations()
            .invitation(id)
            .filter(x -> actor.may(x.company(), Module.COMPANIES, Access.WRITE))
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "invitation.unknown",
                            "there is no invitation " + id,
                            id,
                            "invitation-list shows the ids")));
    if (i.state() != Invitation.State.OPEN) {
      throw new PartidaException(
          new Problem(
              "invitation.state",
              "the invitation of " + i.mail() + " is " + i.state() + ": nobody can " + what,
              id,
              "invite the address anew if it is needed"));
    }
    return i;
  }

  @Override
  public Optional<Welcome> look(String secret) {
    return books.read(
        tx ->
            open(tx, secret)
                .map(
                    i ->
                        new Welcome(
                            post.firm(i.language()),
                            known(tx, i.company()).name(),
                            i.mail(),
                            i.name(),
                            i.language(),
                            !Accounts.of(tx, i.mail()).isEmpty())));
  }

  private Optional<Invitation> open(Tx tx, String secret) {
    return Secrets.subject(tx, Link.INVITATION, secret, clock.instant())
        .flatMap(id -> tx.invitations().invitation(id))
        .filter(i -> i.at(clock.instant()).state() == Invitation.State.OPEN);
  }

  @Override
  public Optional<String> accept(String secret, String name, String password, Visitor from) {
    Optional<Invitation> found = books.read(tx -> open(tx, secret));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    boolean known = books.<Boolean>read(tx -> !Accounts.of(tx, found.get().mail()).isEmpty());
    String shown = Accounts.name(name, found.get());
    // slow on purpose, so not inside a transaction
    String hash = known ? "" : door.accept(found.get().mail(), shown, password);
    Optional<Account> made = books.write(tx -> accepted(tx, secret, shown, hash, from));
    made.filter(a -> !a.fresh())
        .ifPresent(
            a -> {
              throw new PartidaException(
                  new Problem(
                      "invitation.account",
                      "there is an account with this address; the company waits there",
                      "",
                      "sign in, and look under Notifications and invitations"));
            });
    return made.map(Account::person);
  }

  /** An account that an invitation led to. */
  private record Account(String person, boolean fresh) {}

  private Optional<Account> accepted(Tx tx, String secret, String name, String hash, Visitor from) {
    Optional<Invitation> now = open(tx, secret);
    if (now.isEmpty()) {
      return Optional.empty();
    }
    Invitation i = now.get();
    List<Person> there = Accounts.of(tx, i.mail());
    // whoever holds the link must not take over an account that came in between
    boolean fresh = there.isEmpty() && !hash.isEmpty();
    String person = fresh ? accounts.add(tx, i, name, hash, from) : Accounts.one(there).id();
    join(tx, i, person);
    tx.invitations().putInvitation(i.in(Invitation.State.ACCEPTED, Optional.of(person)));
    tx.invitations().dropLinks(Link.INVITATION, i.id());
    trail(
        tx,
        new Actor(person, name, Channel.WEB, List.of()),
        i,
        fresh ? "invitation.accept" : "invitation.join");
    return Optional.of(new Account(person, fresh));
  }

  /** Only what a client may have, and never more than the inviter has. */
  private static void requireInvitable(Actor actor, CompanyId company, String role) {
    RolePreset preset = Roles.role(role);
    if (preset.firm()
        || Rights.keepsBooks(preset.grants(List.of(company)), company)
        || preset.rights().stream()
            .anyMatch(
                g -> g.module().isEmpty() || !actor.may(company, g.module().get(), g.access()))) {
      throw new PartidaException(
          new Problem(
              "invitation.role",
              "nobody can be invited as " + role,
              "role",
              "take a role of clients whose rights you have yourself: client-decides, client-looks or client-uploads"));
    }
  }

  private static Company known(Tx tx, CompanyId company) {
    return tx.companies()
        .find(company)
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "company.unknown",
                        "there is no company " + company.shown(),
                        company.value(),
                        "company-list shows the companies")));
  }

  private void trail(Tx tx, Actor actor, Invitation i, String action) {
    Trail.add(tx, actor, i.company(), action, i.id(), i.mail() + " " + i.role(), clock.instant());
  }
}
