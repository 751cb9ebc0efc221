package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.partida.api.company.Contact;
import org.partida.api.company.PortalState;
import org.partida.base.port.ContactStore;
import org.partida.model.CompanyId;

/** People of client companies in SQL. */
final class Contacts implements ContactStore {
  private final Handle h;

  Contacts(Handle h) {
    this.h = h;
  }

  @Override
  public void putContact(Contact contact) {
    Update u =
        h.createUpdate(
                "insert into contact (id, company, name, mail, phone, role, portal) values (:id, :company, :name, :mail, :phone, :role, :portal)"
                    + " on conflict (id) do update set name = excluded.name, mail = excluded.mail, phone = excluded.phone,"
                    + " role = excluded.role, portal = excluded.portal")
            .bind("id", contact.id())
            .bind("company", contact.company().value())
            .bind("name", contact.name())
            .bind("portal", contact.portal().name());
    Values.bindText(u, "mail", contact.mail());
    Values.bindText(u, "phone", contact.phone());
    Values.bindText(u, "role", contact.role());
    u.execute();
  }

  @Override
  public Optional<Contact> contact(String id) {
    return h.createQuery("select * from contact where id = :id")
        .bind("id", id)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  @Override
  public List<Contact> contacts(Optional<CompanyId> company) {
    Query q =
        h.createQuery(
            "select * from contact"
                + (company.isPresent() ? " where company = :company" : "")
                + " order by company, name, id");
    company.ifPresent(c -> q.bind("company", c.value()));
    return q.map((rs, c) -> row(rs)).list();
  }

  @Override
  public boolean removeContact(String id) {
    return h.createUpdate("delete from contact where id = :id").bind("id", id).execute() == 1;
  }

  @Override
  public PortalState portal(CompanyId company) {
    return h.createQuery("select state from company_portal where company = :company")
        .bind("company", company.value())
        .map((rs, c) -> Values.one(PortalState.class, rs, "state"))
        .findOne()
        .orElse(PortalState.NONE);
  }

  @Override
  public void putPortal(CompanyId company, PortalState state) {
    h.createUpdate(
            "insert into company_portal (company, state) values (:company, :state)"
                + " on conflict (company) do update set state = excluded.state")
        .bind("company", company.value())
        .bind("state", state.name())
        .execute();
  }

  private static Contact row(ResultSet rs) throws SQLException {
    return new Contact(
        rs.getString("id"),
        Values.company(rs),
        rs.getString("name"),
        Values.text(rs, "mail"),
        Values.text(rs, "phone"),
        Values.text(rs, "role"),
        Values.one(PortalState.class, rs, "portal"));
  }
}
