package org.partida.web.resource;

import java.util.Optional;
import org.partida.api.company.ContactDraft;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** A person as a request tells. */
record ContactBody(CompanyId company, String name, String mail, String phone, String role) {
  ContactDraft draft() {
    if (company == null) {
      throw new PartidaException(
          new Problem("usage", "company is missing", "company", "say whose person it is"));
    }
    return new ContactDraft(
        company,
        name == null ? "" : name,
        Optional.ofNullable(mail),
        Optional.ofNullable(phone),
        Optional.ofNullable(role));
  }
}
