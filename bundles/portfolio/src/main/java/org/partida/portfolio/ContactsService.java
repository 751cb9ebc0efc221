package org.partida.portfolio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.company.Contact;
import org.partida.api.company.ContactDraft;
import org.partida.api.company.ContactFile;
import org.partida.api.company.ContactImport;
import org.partida.api.company.Contacts;
import org.partida.api.company.PortalState;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.clock.Ids;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.portfolio.contact.ContactCheck;
import org.partida.portfolio.contact.ContactFiles;
import org.partida.portfolio.contact.Importing;
import org.partida.portfolio.contact.Keeping;

/** People of client companies, and how companies stand to the portal. Every change is audited. */
@Component(service = Contacts.class)
public final class ContactsService implements Contacts {
  private final UnitOfWork books;
  private final Clock clock;
  private final Ids ids;

  @Activate
  public ContactsService(@Reference UnitOfWork books, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
    this.ids = new Ids(clock);
  }

  @Override
  public List<Contact> list(Actor actor, Optional<CompanyId> company) {
    company.ifPresent(c -> actor.require(c, Module.COMPANIES, Access.READ));
    return books.read(tx -> tx.contacts().contacts(company)).stream()
        .filter(c -> actor.may(c.company(), Module.COMPANIES, Access.READ))
        .toList();
  }

  @Override
  public Contact put(Actor actor, ContactDraft draft) {
    actor.require(draft.company(), Module.COMPANIES, Access.WRITE);
    ContactDraft checked = ContactCheck.checked(draft);
    return books.write(
        tx -> {
          requireKnown(tx, checked.company());
          return Keeping.audited(tx, actor, checked, ids, clock.instant()).contact();
        });
  }

  @Override
  public Contact replace(Actor actor, String id, ContactDraft draft) {
    actor.require(draft.company(), Module.COMPANIES, Access.WRITE);
    ContactDraft checked = ContactCheck.checked(draft);
    return books.write(
        tx -> {
          Contact before = find(tx, actor, id);
          if (!before.company().equals(checked.company())) {
            throw new PartidaException(
                new Problem(
                    "contact.company",
                    "this person is of another company",
                    id,
                    "add the person to " + checked.company().shown() + " as well"));
          }
          Contact now =
              new Contact(
                  id,
                  before.company(),
                  checked.name(),
                  checked.mail(),
                  checked.phone(),
                  checked.role(),
                  before.portal());
          tx.contacts().putContact(now);
          audit(tx, actor, now, "contact.change");
          return now;
        });
  }

  @Override
  public void remove(Actor actor, String id) {
    books.write(
        tx -> {
          Contact contact = find(tx, actor, id);
          tx.contacts().removeContact(id);
          audit(tx, actor, contact, "contact.remove");
          return null;
        });
  }

  /** Who may not see a company is not told that a person of it exists. */
  private static Contact find(Tx tx, Actor actor, String id) {
    Contact contact =
        tx.contacts()
            .contact(id)
            .filter(c -> actor.may(c.company(), Module.COMPANIES, Access.READ))
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "contact.unknown",
                            "there is no person " + id,
                            id,
                            "contact-list shows the ids")));
    actor.require(contact.company(), Module.COMPANIES, Access.WRITE);
    return contact;
  }

  @Override
  public ContactFile read(Optional<CompanyId> company, String fileName, InputStream csv)
      throws IOException {
    return ContactFiles.read(csv, fileName, company);
  }

  @Override
  public ContactImport importCsv(
      Actor actor, Optional<CompanyId> company, String fileName, InputStream csv)
      throws IOException {
    company.ifPresent(c -> actor.require(c, Module.COMPANIES, Access.WRITE));
    ContactFile file = ContactFiles.read(csv, fileName, company);
    return new Importing(books, clock, ids).keep(actor, file);
  }

  @Override
  public void exportCsv(Actor actor, Optional<CompanyId> company, OutputStream out)
      throws IOException {
    List<Contact> people = list(actor, company);
    Map<CompanyId, String> names = new TreeMap<>();
    books.read(tx -> tx.companies().list()).forEach(c -> names.put(c.id(), c.name()));
    ContactFiles.write(out, people, names);
  }

  @Override
  public Map<CompanyId, PortalState> portals(Actor actor) {
    return books.read(
        tx -> {
          Map<CompanyId, PortalState> all = new TreeMap<>();
          for (Company c : tx.companies().list()) {
            if (actor.may(c.id(), Module.COMPANIES, Access.READ)) {
              all.put(c.id(), tx.contacts().portal(c.id()));
            }
          }
          return all;
        });
  }

  @Override
  public PortalState portal(Actor actor, CompanyId company) {
    actor.require(company, Module.COMPANIES, Access.READ);
    return books.read(
        tx -> {
          requireKnown(tx, company);
          return tx.contacts().portal(company);
        });
  }

  @Override
  public void putPortal(Actor actor, CompanyId company, PortalState state) {
    actor.require(company, Module.COMPANIES, Access.WRITE);
    books.write(
        tx -> {
          requireKnown(tx, company);
          if (tx.contacts().portal(company) != state) {
            tx.contacts().putPortal(company, state);
            Trail.add(tx, actor, company, "company.portal", state.name(), clock.instant());
          }
          return null;
        });
  }

  private static void requireKnown(Tx tx, CompanyId company) {
    if (tx.companies().find(company).isEmpty()) {
      throw new PartidaException(Importing.unknown(company));
    }
  }

  private void audit(Tx tx, Actor actor, Contact c, String action) {
    Trail.add(tx, actor, c.company(), action, c.id(), c.name(), clock.instant());
  }
}
