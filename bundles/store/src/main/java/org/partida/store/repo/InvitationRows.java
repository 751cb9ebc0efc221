package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.partida.api.invitation.Collaboration.HandOver;
import org.partida.api.invitation.Collaboration.Member;
import org.partida.api.invitation.Invitation;
import org.partida.base.port.InvitationStore;
import org.partida.model.CompanyId;

/** Invitations and portfolios in SQL. */
final class InvitationRows implements InvitationStore {
  private final Handle h;

  InvitationRows(Handle h) {
    this.h = h;
  }

  @Override
  public void putInvitation(Invitation i) {
    Update u =
        h.createUpdate(
                "insert into invitation (id, company, mail, name, phone, role, language, state, invited_by, invited_at,"
                    + " expires_at, mailed, person) values (:id, :company, :mail, :name, :phone, :role, :language,"
                    + " :state, :by, :at, :until, :mailed, :person) on conflict (id) do update set"
                    + " name = excluded.name, phone = excluded.phone, role = excluded.role, language = excluded.language,"
                    + " state = excluded.state, invited_by = excluded.invited_by, invited_at = excluded.invited_at,"
                    + " expires_at = excluded.expires_at, mailed = excluded.mailed, person = excluded.person")
            .bind("id", i.id())
            .bind("company", i.company().value())
            .bind("mail", i.mail())
            .bind("name", i.name())
            .bind("phone", i.phone())
            .bind("role", i.role())
            .bind("language", i.language())
            .bind("state", i.state().name())
            .bind("by", i.invitedBy())
            .bind("at", Values.micros(i.invitedAt()))
            .bind("until", Values.micros(i.expiresAt()))
            .bind("mailed", i.mailed() ? 1 : 0);
    Values.bindText(u, "person", i.person()).execute();
  }

  @Override
  public Optional<Invitation> invitation(String id) {
    return h.createQuery("select * from invitation where id = :id")
        .bind("id", id)
        .map((rs, c) -> invitation(rs))
        .findOne();
  }

  @Override
  public List<Invitation> invitations(Optional<CompanyId> company) {
    Query q =
        h.createQuery(
            "select * from invitation"
                + company.map(c -> " where company = :company").orElse("")
                + " order by invited_at desc, id desc");
    company.ifPresent(c -> q.bind("company", c.value()));
    return q.map((rs, c) -> invitation(rs)).list();
  }

  @Override
  public void putMember(Member m) {
    Update u =
        h.createUpdate(
                "insert into portfolio_member (person, company, role, since, ended_at, taken_at)"
                    + " values (:person, :company, :role, :since, :ended, :taken) on conflict (person, company)"
                    + " do update set role = excluded.role, since = excluded.since, ended_at = excluded.ended_at,"
                    + " taken_at = excluded.taken_at")
            .bind("person", m.person())
            .bind("company", m.company().value())
            .bind("role", m.role())
            .bind("since", Values.micros(m.since()));
    Values.bindInstant(Values.bindInstant(u, "ended", m.endedAt()), "taken", m.taken()).execute();
  }

  @Override
  public Optional<Member> member(CompanyId company, String person) {
    return h.createQuery(
            "select * from portfolio_member where company = :company and person = :person")
        .bind("company", company.value())
        .bind("person", person)
        .map((rs, c) -> member(rs))
        .findOne();
  }

  @Override
  public List<Member> portfolio(String person) {
    return h.createQuery("select * from portfolio_member where person = :person order by company")
        .bind("person", person)
        .map((rs, c) -> member(rs))
        .list();
  }

  @Override
  public List<Member> members(CompanyId company) {
    return h.createQuery("select * from portfolio_member where company = :company order by person")
        .bind("company", company.value())
        .map((rs, c) -> member(rs))
        .list();
  }

  @Override
  public void putLink(Link link) {
    dropLinks(link.kind(), link.subject());
    h.createUpdate(
            "insert into one_time_link (secret_hash, kind, subject, expires_at)"
                + " values (:hash, :kind, :subject, :until)")
        .bind("hash", link.secretHash())
        .bind("kind", link.kind())
        .bind("subject", link.subject())
        .bind("until", Values.micros(link.expiresAt()))
        .execute();
  }

  @Override
  public Optional<Link> link(String secretHash) {
    return h.createQuery("select * from one_time_link where secret_hash = :hash")
        .bind("hash", secretHash)
        .map(
            (rs, c) ->
                new Link(
                    rs.getString("secret_hash"),
                    rs.getString("kind"),
                    rs.getString("subject"),
                    Values.instant(rs, "expires_at")))
        .findOne();
  }

  @Override
  public void dropLinks(String kind, String subject) {
    h.createUpdate("delete from one_time_link where kind = :kind and subject = :subject")
        .bind("kind", kind)
        .bind("subject", subject)
        .execute();
  }

  @Override
  public void putHandOver(CompanyId company, HandOver o) {
    h.createUpdate(
            "insert into hand_over (company, id, made_at, files, size) values (:company, :id, :at, :files, :size)"
                + " on conflict (company) do update set id = excluded.id, made_at = excluded.made_at,"
                + " files = excluded.files, size = excluded.size")
        .bind("company", company.value())
        .bind("id", o.id())
        .bind("at", Values.micros(o.madeAt()))
        .bind("files", o.files())
        .bind("size", o.size())
        .execute();
  }

  @Override
  public Optional<HandOver> handOver(CompanyId company) {
    return h.createQuery("select * from hand_over where company = :company")
        .bind("company", company.value())
        .map(
            (rs, c) ->
                new HandOver(
                    rs.getString("id"),
                    Values.instant(rs, "made_at"),
                    rs.getInt("files"),
                    rs.getLong("size")))
        .findOne();
  }

  private static Invitation invitation(ResultSet rs) throws SQLException {
    return new Invitation(
        rs.getString("id"),
        Values.company(rs),
        rs.getString("mail"),
        rs.getString("name"),
        rs.getString("phone"),
        rs.getString("role"),
        rs.getString("language"),
        Values.one(Invitation.State.class, rs, "state"),
        rs.getString("invited_by"),
        Values.instant(rs, "invited_at"),
        Values.instant(rs, "expires_at"),
        rs.getInt("mailed") == 1,
        Values.text(rs, "person"));
  }

  private static Member member(ResultSet rs) throws SQLException {
    return new Member(
        rs.getString("person"),
        Values.company(rs),
        rs.getString("role"),
        Values.instant(rs, "since"),
        Values.maybeInstant(rs, "ended_at"),
        Values.maybeInstant(rs, "taken_at"));
  }
}
