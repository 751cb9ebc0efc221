package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.AddOrder;
import org.partida.api.company.Added;
import org.partida.api.company.ContactDraft;
import org.partida.api.company.ContactFile;
import org.partida.api.company.Contacts;
import org.partida.api.company.Discovered;
import org.partida.api.company.Discovered.Found;
import org.partida.api.company.Discovered.State;
import org.partida.api.company.Discovery;
import org.partida.base.file.FileProblems;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.spi.registry.RegistryFacts;
import org.partida.views.DiscoveryView;
import org.partida.views.Obj;
import org.partida.views.ProblemView;

/** {@code spv-discover spv-add}. */
@Component(service = CommandGroup.class)
public final class DiscoveryCommands implements CommandGroup {
  private final Discovery discovery;
  private final Contacts contacts;

  @Activate
  public DiscoveryCommands(@Reference Discovery discovery, @Reference Contacts contacts) {
    this.discovery = discovery;
    this.contacts = contacts;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "spv-discover",
            "[--connection ID] [--stored] [--all] [--json]  finds the companies that the certificates may act for, asks the register of taxpayers, and shows which are new or gone; --stored asks nobody, --all shows the known ones too",
            this::discover),
        command(
            "spv-add",
            "CODE… | --all-new [--connection ID] [--people FILE.csv] [--json]  adds companies that were discovered, with the register's name and facts, and their people",
            this::add));
  }

  private int discover(Call call) {
    Optional<String> connection = call.args().option("connection");
    Discovered d =
        call.args().flag("stored")
            ? discovery.stored(call.actor(), connection)
            : discovery.discover(call.actor(), connection, call.progress());
    call.console().progress("");
    if (call.json()) {
      call.answer(DiscoveryView.of(d));
    } else {
      tell(call, d);
    }
    return d.problems().isEmpty() ? 0 : 1;
  }

  private static void tell(Call call, Discovered d) {
    int persons = d.count(State.PERSON);
    call.console()
        .out(
            d.count(State.NEW)
                + " new, "
                + d.count(State.GONE)
                + " gone, "
                + d.count(State.KNOWN)
                + " known"
                + (persons > 0 ? ", " + persons + " of persons" : "")
                + "\n");
    Table t = new Table("state", "id", "name", "VAT", "inactive", "e-Factura", "connections");
    List<Found> shown =
        d.found().stream()
            .filter(f -> call.args().flag("all") || f.state() != State.KNOWN || !fine(f))
            .toList();
    shown.forEach(f -> row(t, f));
    if (!shown.isEmpty()) {
      call.console().out(t.toString());
    }
    d.toldAt()
        .forEach(
            (c, at) ->
                call.console().err("  " + c + " was told " + RegistryText.minute(at) + "\n"));
    shown.forEach(f -> f.problems().forEach(p -> call.console().err("  " + p + "\n")));
    d.problems().forEach(p -> call.console().err("  " + p + "\n"));
    if (!d.addable().isEmpty()) {
      call.console().err("  spv-add --all-new adds the new ones, spv-add CODE… the ones named\n");
    }
  }

  private static boolean fine(Found f) {
    return f.problems().isEmpty();
  }

  private static void row(Table t, Found f) {
    Optional<RegistryFacts> r = f.facts().filter(RegistryFacts::found);
    t.row(
        f.state().name().toLowerCase(Locale.ROOT),
        f.code(),
        f.name(),
        r.map(DiscoveryCommands::vat).orElse(""),
        r.map(x -> RegistryText.since(x.standing().inactive(), x.standing().inactiveFrom()))
            .orElse(""),
        r.map(x -> RegistryText.since(x.eInvoice().listed(), x.eInvoice().since())).orElse(""),
        f.state() == State.GONE
            ? f.goneAt().map(g -> "until " + RegistryText.minute(g)).orElse("")
            : String.join(", ", f.connections()));
  }

  private static String vat(RegistryFacts r) {
    if (!r.vat().payer()) {
      return "no";
    }
    return r.vat().onCash()
        ? "on cash" + r.vat().cashFrom().map(d -> " since " + d).orElse("")
        : "yes";
  }

  private int add(Call call) {
    boolean allNew = call.args().flag("all-new");
    List<String> codes = new ArrayList<>(call.args().rest());
    if (allNew == !codes.isEmpty()) {
      throw new PartidaException(
          new Problem(
              "usage",
              allNew ? "codes and --all-new are given" : "a fiscal code is missing",
              "",
              "name the companies, or give --all-new"));
    }
    Optional<String> connection = call.args().option("connection");
    List<Problem> problems = new ArrayList<>();
    if (allNew) {
      Discovered d = discovery.discover(call.actor(), connection, call.progress());
      problems.addAll(d.problems());
      d.addable().stream().map(CompanyId::value).forEach(codes::add);
    }
    List<ContactDraft> people = people(call, problems);
    List<Added> all =
        discovery.add(call.actor(), new AddOrder(codes, connection, people), call.progress());
    call.console().progress("");
    answer(call, all, problems);
    boolean refused = all.stream().anyMatch(a -> a.outcome() == Added.Outcome.REFUSED);
    return refused || !problems.isEmpty() ? 1 : 0;
  }

  private List<ContactDraft> people(Call call, List<Problem> problems) {
    Optional<String> file = call.args().option("people");
    if (file.isEmpty()) {
      return List.of();
    }
    ContactFile read =
        FileProblems.read(
            file.get(),
            call.path(file.get()),
            in -> contacts.read(Optional.empty(), file.get(), in));
    problems.addAll(read.problems());
    return read.rows().stream().map(ContactFile.Row::draft).toList();
  }

  private static void answer(Call call, List<Added> all, List<Problem> problems) {
    if (call.json()) {
      call.answer(
          Obj.obj()
              .list("companies", all, DiscoveryView::of)
              .list("problems", problems, ProblemView::of));
      return;
    }
    if (all.isEmpty()) {
      call.console().out("there is no new company\n");
    } else {
      Table t = new Table("what", "id", "name", "connection", ">people");
      all.forEach(
          a ->
              t.row(
                  a.outcome().name().toLowerCase(Locale.ROOT),
                  a.code(),
                  a.name(),
                  a.connection().orElse(""),
                  a.people()));
      call.console().out(t.toString());
    }
    all.forEach(a -> a.problems().forEach(p -> call.console().err("  " + p + "\n")));
    problems.forEach(p -> call.console().err("  " + p + "\n"));
  }
}
