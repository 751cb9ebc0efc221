package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Grant;
import org.partida.api.security.Module;
import org.partida.api.security.People;
import org.partida.api.security.PersonDraft;
import org.partida.api.security.PersonInfo;
import org.partida.api.security.SessionInfo;
import org.partida.api.security.Sessions;
import org.partida.api.security.SignIn;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.shell.core.Args;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.PersonView;

/** People who sign in, their rights and sessions. */
@Component(service = CommandGroup.class)
public final class PersonCommands implements CommandGroup {
  private final People people;
  private final SignIn signIn;
  private final Sessions sessions;

  @Activate
  public PersonCommands(
      @Reference People people, @Reference SignIn signIn, @Reference Sessions sessions) {
    this.people = people;
    this.signIn = signIn;
    this.sessions = sessions;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command("person-list", "[--json]  lists who signs in, with rights", this::list),
        command("person-show", "NAME [--json]  shows a person with rights", this::show),
        command("role-list", "[--json]  lists the presets of rights", this::roles),
        command(
            "person-add",
            "NAME [--name TEXT] [--mail ADDRESS] [--phone NUMBER] [--lang ro|it|en] [--role ROLE [--company ID…]] [--json]  adds a person",
            this::add),
        command(
            "person-change",
            "NAME [--name TEXT] [--mail ADDRESS] [--phone NUMBER] [--lang ro|it|en] [--json]  changes what is given",
            this::change),
        command(
            "person-grant",
            "NAME --role ROLE [--company ID…] | NAME [--company ID…] [--module NAME…] --access read|write [--json]  gives rights; without a company for all, without a module in all",
            this::grant),
        command(
            "person-revoke",
            "NAME [--company ID] [--module NAME] [--json]  takes rights away; with neither, all of them",
            this::revoke),
        command(
            "person-password",
            "NAME [--file FILE]  sets a password from the first line of a file, or makes one and shows it this once; sessions end",
            this::password),
        command(
            "person-lock",
            "NAME [--json]  the person cannot sign in until it is taken back",
            call -> one(call, people::lock)),
        command(
            "person-unlock",
            "NAME [--json]  the person can sign in again, after too many wrong passwords too",
            call -> one(call, people::unlock)),
        command(
            "person-remove", "NAME…  removes people with password, token and rights", this::remove),
        command("session-list", "[--json]  lists the open sessions of people", this::sessionList),
        command("session-end", "ID…  ends sessions", this::sessionEnd));
  }

  private static String id(Call call) {
    return call.args().first("the sign-in name");
  }

  private int list(Call call) {
    List<PersonInfo> all = people.list(call.actor());
    if (call.json()) {
      call.answer(all.stream().map(PersonView::of).toList());
      return 0;
    }
    Table t = new Table("id", "name", "mail", "state", "rights");
    all.forEach(p -> t.row(p.id(), p.name(), p.mail().orElse(""), p.state(), rights(p.grants())));
    call.console().out(t.toString());
    return 0;
  }

  private int show(Call call) {
    return one(call, people::find);
  }

  private int one(Call call, BiFunction<Actor, String, PersonInfo> of) {
    return told(call, of.apply(call.actor(), id(call)));
  }

  private static int told(Call call, PersonInfo p) {
    if (call.json()) {
      call.answer(PersonView.of(p));
      return 0;
    }
    call.console()
        .out(
            p.id()
                + " "
                + p.name()
                + p.mail().map(m -> ", " + m).orElse("")
                + p.phone().map(m -> ", " + m).orElse("")
                + ", "
                + p.state().name().toLowerCase(Locale.ROOT)
                + p.realm().map(r -> ", of the realm " + r).orElse("")
                + (p.hasPassword() ? ", has a password" : ", has no password")
                + "\n");
    p.grants().forEach(g -> call.console().out("  " + right(g) + "\n"));
    return 0;
  }

  private static String rights(List<Grant> grants) {
    return String.join(", ", grants.stream().map(PersonCommands::right).toList());
  }

  private static String right(Grant g) {
    return g.company().map(CompanyId::value).orElse("all")
        + " "
        + g.module().map(Module::name).orElse("all")
        + " "
        + g.access().name().toLowerCase(Locale.ROOT);
  }

  private int roles(Call call) {
    if (call.json()) {
      call.answer(people.roles().stream().map(PersonView::of).toList());
      return 0;
    }
    Table t = new Table("role", "name", "for", "rights");
    people
        .roles()
        .forEach(
            r ->
                t.row(
                    r.id(),
                    r.names().get("en"),
                    r.firm() ? "all companies" : "chosen companies",
                    rights(r.rights())));
    call.console().out(t.toString());
    return 0;
  }

  private static PersonDraft draft(Call call) {
    Args a = call.args();
    return new PersonDraft(
        id(call), a.option("name"), a.option("mail"), a.option("phone"), a.option("lang"));
  }

  private int add(Call call) {
    PersonInfo added = people.add(call.actor(), draft(call));
    Optional<String> role = call.args().option("role");
    return told(
        call,
        role.isEmpty()
            ? added
            : people.grantRole(call.actor(), added.id(), role.get(), companies(call)));
  }

  private int change(Call call) {
    return told(call, people.change(call.actor(), draft(call)));
  }

  private static List<CompanyId> companies(Call call) {
    return call.args().all("company").stream().map(TaxIds::company).toList();
  }

  private int grant(Call call) {
    Args a = call.args();
    Optional<String> role = a.option("role");
    if (role.isPresent()) {
      return told(call, people.grantRole(call.actor(), id(call), role.get(), companies(call)));
    }
    Access access = constant(Access.class, a.require("access"), "--access");
    List<Grant> grants = new ArrayList<>();
    for (Optional<CompanyId> c : some(companies(call))) {
      for (Optional<Module> m :
          some(a.all("module").stream().map(x -> constant(Module.class, x, "--module")).toList())) {
        grants.add(new Grant(c, m, access));
      }
    }
    return told(call, people.grant(call.actor(), id(call), grants));
  }

  private static <T> List<Optional<T>> some(List<T> all) {
    return all.isEmpty() ? List.of(Optional.empty()) : all.stream().map(Optional::of).toList();
  }

  private int revoke(Call call) {
    return told(
        call,
        people.revoke(
            call.actor(),
            id(call),
            call.company(),
            call.args().option("module").map(m -> constant(Module.class, m, "--module"))));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text, String where) {
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new PartidaException(
          new Problem(
              "usage", "there is no " + text, where, "one of " + List.of(type.getEnumConstants())),
          e);
    }
  }

  private int password(Call call) throws IOException {
    Optional<String> file = call.args().option("file");
    if (file.isPresent()) {
      List<String> lines = Files.readAllLines(call.path(file.get()));
      signIn.setPassword(call.actor(), id(call), lines.isEmpty() ? "" : lines.get(0));
      return 0;
    }
    byte[] random = new byte[15];
    new SecureRandom().nextBytes(random);
    String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    signIn.setPassword(call.actor(), id(call), made);
    call.console().out(made + "\n");
    return 0;
  }

  private int remove(Call call) {
    id(call);
    call.args().rest().forEach(p -> people.remove(call.actor(), p));
    return 0;
  }

  private int sessionList(Call call) {
    List<SessionInfo> all = sessions.list(call.actor());
    if (call.json()) {
      call.answer(all.stream().map(PersonView::of).toList());
      return 0;
    }
    Table t = new Table("id", "person", "from", "opened", "seen", "expires", "program");
    all.forEach(
        s ->
            t.row(
                s.id(),
                s.person(),
                s.from().address(),
                s.opened(),
                s.seen(),
                s.expires(),
                s.from().agent()));
    call.console().out(t.toString());
    return 0;
  }

  private int sessionEnd(Call call) {
    call.args().first("the id of a session");
    call.args().rest().forEach(s -> sessions.end(call.actor(), s));
    return 0;
  }
}
