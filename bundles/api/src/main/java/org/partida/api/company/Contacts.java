package org.partida.api.company;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/**
 * The people of client companies, ready to be invited, and how each company stands to the portal.
 * Thread-safe; every call checks the actor's rights; changes are audited. The portal decides what
 * is shared with a client, never what is fetched.
 */
@ProviderType
public interface Contacts {
  /** People of one company, or of all that the actor may see, by company and name. */
  List<Contact> list(Actor actor, Optional<CompanyId> company);

  /**
   * Keeps a person. One with the same e-mail address, or without one with the same name, is the
   * same person: what the draft tells is taken over, what it leaves out stays.
   *
   * @throws org.partida.model.PartidaException {@code company.unknown}, {@code contact.*}
   */
  Contact put(Actor actor, ContactDraft draft);

  /**
   * Puts a draft in place of all that is known of a person.
   *
   * @throws org.partida.model.PartidaException {@code contact.*}
   */
  Contact replace(Actor actor, String id, ContactDraft draft);

  /**
   * Removes a person.
   *
   * @throws org.partida.model.PartidaException {@code contact.unknown}
   */
  void remove(Actor actor, String id);

  /**
   * Reads people from CSV: a heading line with {@code company, name, mail, phone, role} in any
   * order, in English, Romanian or Italian, then a line each. Nothing is kept.
   *
   * @param company whose people they are where the line does not say
   * @throws org.partida.model.PartidaException {@code contact.head}, {@code contact.too-large}
   */
  ContactFile read(Optional<CompanyId> company, String fileName, InputStream csv)
      throws IOException;

  /** Reads people and keeps those that are right; importing again changes nothing. */
  ContactImport importCsv(
      Actor actor, Optional<CompanyId> company, String fileName, InputStream csv)
      throws IOException;

  /** Writes people as CSV (UTF-8) that a spreadsheet runs no formula of, and that is read again. */
  void exportCsv(Actor actor, Optional<CompanyId> company, OutputStream out) throws IOException;

  /** How each company that the actor may see stands to the portal. */
  Map<CompanyId, PortalState> portals(Actor actor);

  PortalState portal(Actor actor, CompanyId company);

  /**
   * Says how a company stands to the portal. Documents are fetched and archived all the same.
   *
   * @throws org.partida.model.PartidaException {@code company.unknown}
   */
  void putPortal(Actor actor, CompanyId company, PortalState state);
}
