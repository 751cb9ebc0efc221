package org.partida.views;

import static org.partida.views.Obj.obj;

import org.partida.api.company.Contact;
import org.partida.api.company.ContactImport;
import org.partida.api.company.PortalState;
import org.partida.model.CompanyId;

/** People of client companies, and how companies stand to the portal. Stateless. */
public final class ContactView {
  private ContactView() {}

  public static Obj of(Contact c) {
    return obj()
        .put("id", c.id())
        .put("company", c.company())
        .put("name", c.name())
        .put("mail", c.mail())
        .put("phone", c.phone())
        .put("role", c.role())
        .put("portal", c.portal());
  }

  public static Obj of(ContactImport i) {
    return obj()
        .put("added", i.added())
        .put("changed", i.changed())
        .put("unchanged", i.unchanged())
        .list("problems", i.problems(), ProblemView::of);
  }

  public static Obj of(CompanyId company, PortalState state) {
    return obj().put("company", company).put("portal", state);
  }
}
