package org.partida.base.port;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.company.Contact;
import org.partida.api.company.PortalState;
import org.partida.model.CompanyId;

/** The people of client companies, and how each company stands to the portal. */
@ProviderType
public interface ContactStore {
  /** Adds a contact, or replaces the one with its id. */
  void putContact(Contact contact);

  Optional<Contact> contact(String id);

  /** Of one company, or of all, by company and name. */
  List<Contact> contacts(Optional<CompanyId> company);

  /** False if there is none. */
  boolean removeContact(String id);

  /** Without an entry a company is not in the portal. */
  PortalState portal(CompanyId company);

  void putPortal(CompanyId company, PortalState state);
}
