package org.partida.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.testkit.store.Samples.ALFA;
import static org.partida.testkit.store.Samples.BETA;
import static org.partida.testkit.store.Samples.NOON;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.invitation.Collaboration.HandOver;
import org.partida.api.invitation.Collaboration.Member;
import org.partida.api.invitation.Invitation;
import org.partida.base.port.InvitationStore;
import org.partida.base.port.InvitationStore.Link;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;

/** What the repository of invitations promises. */
@Timeout(60)
public abstract class InvitationStoreContract {
  /** The unit of work over empty books. */
  protected abstract UnitOfWork work();

  private InvitationStore store() {
    return AutoTx.of(work()).invitations();
  }

  private static Invitation invitation(String id, CompanyId company, int second) {
    return new Invitation(
        id,
        company,
        id + "@alfa.ro",
        "Ana",
        "0721",
        "client-decides",
        "ro",
        Invitation.State.OPEN,
        "root",
        NOON.plusSeconds(second),
        NOON.plus(Duration.ofDays(15)),
        false,
        Optional.empty());
  }

  @Test
  void anInvitationIsReplacedByItsIdAndListedNewestFirst() {
    store().putInvitation(invitation("i1", ALFA, 0));
    store().putInvitation(invitation("i2", ALFA, 1));
    store().putInvitation(invitation("i3", BETA, 2));
    Invitation accepted =
        invitation("i1", ALFA, 0).sent(true).in(Invitation.State.ACCEPTED, Optional.of("ana"));
    store().putInvitation(accepted);
    assertThat(store().invitation("i1")).contains(accepted);
    assertThat(store().invitations(Optional.of(ALFA)))
        .containsExactly(invitation("i2", ALFA, 1), accepted);
    assertThat(store().invitations(Optional.empty())).hasSize(3);
    assertThat(store().invitation("i9")).isEmpty();
  }

  @Test
  void aPortfolioHasEachCompanyOnce() {
    Member m = new Member("ana", ALFA, "client-looks", NOON, Optional.empty(), Optional.empty());
    Member ended =
        new Member("ana", ALFA, "client-looks", NOON, Optional.of(NOON), Optional.of(NOON));
    store().putMember(m);
    store()
        .putMember(
            new Member("ion", ALFA, "client-looks", NOON, Optional.empty(), Optional.empty()));
    assertThat(store().member(ALFA, "ana")).contains(m);
    store().putMember(ended);
    assertThat(store().portfolio("ana")).containsExactly(ended);
    assertThat(store().members(ALFA)).extracting(Member::person).containsExactly("ana", "ion");
    assertThat(store().members(BETA)).isEmpty();
  }

  @Test
  void aNewLinkTakesThePlaceOfTheOldOne() {
    Link first = new Link(Samples.hash("1").hex(), Link.INVITATION, "i1", NOON);
    Link second = new Link(Samples.hash("2").hex(), Link.INVITATION, "i1", NOON.plusSeconds(1));
    Link other = new Link(Samples.hash("3").hex(), Link.PASSWORD, "i1", NOON);
    store().putLink(other);
    store().putLink(first);
    store().putLink(second);
    assertThat(store().link(first.secretHash())).isEmpty();
    assertThat(store().link(second.secretHash())).contains(second);
    assertThat(store().link(other.secretHash())).contains(other);
    store().dropLinks(Link.INVITATION, "i1");
    assertThat(store().link(second.secretHash())).isEmpty();
  }

  @Test
  void theLastHandOverCounts() {
    assertThat(store().handOver(ALFA)).isEmpty();
    store().putHandOver(ALFA, new HandOver("h1", NOON, 2, 10));
    HandOver last = new HandOver("h2", NOON.plusSeconds(1), 3, 5_000_000_000L);
    store().putHandOver(ALFA, last);
    assertThat(store().handOver(ALFA)).contains(last);
  }
}
