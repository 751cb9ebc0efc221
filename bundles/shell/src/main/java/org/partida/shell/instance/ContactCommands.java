package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Contact;
import org.partida.api.company.ContactDraft;
import org.partida.api.company.ContactImport;
import org.partida.api.company.Contacts;
import org.partida.api.company.PortalState;
import org.partida.base.file.FileProblems;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.ContactView;

/** People of client companies, and how each company stands to the portal. */
@Component(service = CommandGroup.class)
public final class ContactCommands implements CommandGroup {
  private final Contacts contacts;

  @Activate
  public ContactCommands(@Reference Contacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "contact-list",
            "[--company ID] [--json]  lists the people of client companies",
            this::list),
        command(
            "contact-add",
            "--company ID --name NAME [--mail ADDRESS] [--phone NUMBER] [--role TEXT] [--json]  keeps a person; the same e-mail address is the same person",
            this::add),
        command(
            "contact-change",
            "ID [--name NAME] [--mail ADDRESS] [--phone NUMBER] [--role TEXT] [--json]  changes what is given; an empty text takes it away",
            this::change),
        command("contact-remove", "ID…  removes people", this::remove),
        command(
            "contact-import",
            "FILE.csv [--company ID] [--json]  reads people with company, name, mail, phone, role; again changes nothing",
            this::importCsv),
        command(
            "contact-export",
            "[--company ID] [--out FILE.csv]  writes people as CSV that can be read again",
            this::export),
        command(
            "portal-list", "[--json]  shows how each company stands to the portal", this::portals),
        command(
            "portal-set",
            "COMPANY… --state none|invited|collaborating|refused|ended  says how companies stand to the portal; they are fetched all the same",
            this::portal));
  }

  private int list(Call call) {
    List<Contact> all = contacts.list(call.actor(), call.company());
    if (call.json()) {
      call.answer(all.stream().map(ContactView::of).toList());
      return 0;
    }
    Table t = new Table("id", "company", "name", "mail", "phone", "role");
    all.forEach(
        c ->
            t.row(
                c.id(),
                c.company(),
                c.name(),
                c.mail().orElse(""),
                c.phone().orElse(""),
                c.role().orElse("")));
    call.console().out(t.toString());
    return 0;
  }

  private int add(Call call) {
    Args a = call.args();
    return told(
        call,
        contacts.put(
            call.actor(),
            new ContactDraft(
                call.requireCompany(),
                a.require("name"),
                a.option("mail"),
                a.option("phone"),
                a.option("role"))));
  }

  private int change(Call call) {
    Args a = call.args();
    String id = a.first("the person's id");
    Contact c =
        contacts.list(call.actor(), Optional.empty()).stream()
            .filter(x -> x.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "contact.unknown",
                            "there is no person " + id,
                            id,
                            "contact-list shows the ids")));
    return told(
        call,
        contacts.replace(
            call.actor(),
            id,
            new ContactDraft(
                c.company(),
                a.option("name").orElse(c.name()),
                a.option("mail").or(c::mail),
                a.option("phone").or(c::phone),
                a.option("role").or(c::role))));
  }

  private static int told(Call call, Contact c) {
    if (call.json()) {
      call.answer(ContactView.of(c));
    } else {
      call.console()
          .out(
              c.id()
                  + " "
                  + c.name()
                  + c.mail().map(m -> ", " + m).orElse("")
                  + c.phone().map(p -> ", " + p).orElse("")
                  + "\n");
    }
    return 0;
  }

  private int remove(Call call) {
    call.args().first("the person's id");
    call.args().rest().forEach(id -> contacts.remove(call.actor(), id));
    return 0;
  }

  private int importCsv(Call call) {
    String file = call.args().first("a file");
    ContactImport done =
        FileProblems.read(
            file,
            call.path(file),
            in -> contacts.importCsv(call.actor(), call.company(), file, in));
    if (call.json()) {
      call.answer(ContactView.of(done));
    } else {
      call.console()
          .out(
              done.added()
                  + " added, "
                  + done.changed()
                  + " changed, "
                  + done.unchanged()
                  + " as they were\n");
      done.problems().forEach(p -> call.console().err("  " + p + "\n"));
    }
    return done.problems().isEmpty() ? 0 : 1;
  }

  private int export(Call call) throws IOException {
    Optional<String> out = call.args().option("out");
    if (out.isEmpty()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      contacts.exportCsv(call.actor(), call.company(), bytes);
      call.console().out(bytes.toString(StandardCharsets.UTF_8));
      return 0;
    }
    Path file = call.path(out.get());
    try (OutputStream to = Files.newOutputStream(file)) {
      contacts.exportCsv(call.actor(), call.company(), to);
    }
    return 0;
  }

  private int portals(Call call) {
    Map<CompanyId, PortalState> all = contacts.portals(call.actor());
    if (call.json()) {
      call.answer(
          all.entrySet().stream().map(e -> ContactView.of(e.getKey(), e.getValue())).toList());
      return 0;
    }
    Table t = new Table("company", "portal");
    all.forEach((c, s) -> t.row(c, s.name().toLowerCase(Locale.ROOT)));
    call.console().out(t.toString());
    return 0;
  }

  private int portal(Call call) {
    PortalState state = state(call.args().require("state"));
    call.args().first("a company id");
    call.args().rest().forEach(c -> contacts.putPortal(call.actor(), TaxIds.company(c), state));
    return 0;
  }

  private static PortalState state(String text) {
    try {
      return PortalState.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "usage",
              "there is no portal state " + text,
              "--state",
              "none, invited, collaborating, refused or ended"),
          e);
    }
  }
}
