package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.network.Authorisations;
import org.partida.api.network.Connection;
import org.partida.api.network.Connections;
import org.partida.base.json.Json;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.ConnectionView;

/** {@code spv-connect spv-disconnect connection-list connection-show connection-certificate}. */
@Component(service = CommandGroup.class)
public final class ConnectCommands implements CommandGroup {
  /** The authority's days are Romanian ones. */
  private static final ZoneId ROMANIA = ZoneId.of("Europe/Bucharest");

  private final Connections connections;
  private final Authorisations authorisations;

  @Activate
  public ConnectCommands(
      @Reference Connections connections, @Reference Authorisations authorisations) {
    this.connections = connections;
    this.authorisations = authorisations;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command("connection-list", "[--json]  lists the connections", this::list),
        command(
            "connection-show",
            "ID [--json]  shows a connection: who authorised it, until when, when its tokens were renewed",
            this::show),
        command(
            "connection-certificate",
            "ID --until YYYY-MM-DD|unknown [--json]  notes the last day of the certificate, to be reminded 30, 14, 7 and 1 days ahead",
            this::certificate),
        command(
            "spv-connect",
            "ID [--name NAME] [--company ID]… [--no-wait] [--json] | ID --callback ADDRESS | ID --tokens TOKENS.json [--name NAME]  authorises in the browser and waits for it; --company gives companies the connection; --callback finishes with the address that a browser on another machine ended at; --tokens takes a pair got elsewhere",
            this::connect),
        command(
            "spv-disconnect",
            "ID [--json]  ends a connection: its tokens are forgotten here, and by the authority if it offers a way",
            this::disconnect));
  }

  private int list(Call call) {
    List<Connection> all = connections.list(call.actor());
    if (call.json()) {
      call.answer(all.stream().map(ConnectionView::of).toList());
      return 0;
    }
    Table t = new Table("id", "network", "name", "companies", "until", "renewed", "state");
    all.forEach(
        c ->
            t.row(
                c.id(),
                c.network(),
                c.name(),
                c.companies(),
                day(c.refreshUntil()),
                day(c.renewedAt()),
                c.state() + c.failure().map(f -> "; renewing failed").orElse("")));
    call.console().out(t.toString());
    return 0;
  }

  private int show(Call call) {
    String id = call.args().first("the connection id");
    Connection c =
        connections
            .find(call.actor(), id)
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "connection.unknown",
                            "there is no connection " + id,
                            id,
                            "connection-list shows those that there are")));
    tell(call, c);
    return 0;
  }

  private static void tell(Call call, Connection c) {
    if (call.json()) {
      call.answer(ConnectionView.of(c));
      return;
    }
    line(call, "connection", c.id() + " (" + c.name() + ")");
    line(call, "state", c.state());
    c.holder().ifPresent(h -> line(call, "authorised by", h));
    c.certificateSerial().ifPresent(s -> line(call, "certificate", s));
    line(call, "certificate until", day(c.certificateUntil().map(u -> u.minusSeconds(1))));
    line(call, "authorised until", day(c.refreshUntil()));
    line(call, "tokens until", day(c.accessUntil()));
    line(call, "tokens got", day(c.renewedAt()));
    line(call, "companies", String.valueOf(c.companies()));
    c.failure().ifPresent(f -> line(call, "renewing failed", day(c.failedAt()) + ": " + f));
  }

  private static void line(Call call, String label, String value) {
    call.console().out(String.format("%-18s %s%n", label, value));
  }

  private static String day(Optional<Instant> at) {
    return at.map(i -> LocalDate.ofInstant(i, ROMANIA).toString()).orElse("not known");
  }

  private int certificate(Call call) {
    String until = call.args().require("until");
    tell(
        call,
        connections.certificate(
            call.actor(), call.args().first("the connection id"), lastDay(until)));
    return 0;
  }

  private static Optional<LocalDate> lastDay(String text) {
    try {
      return "unknown".equals(text) ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      throw new PartidaException(
          new Problem("usage", "not a day: " + text, "--until", "such as 2027-05-31, or unknown"),
          e);
    }
  }

  private int connect(Call call) throws IOException {
    call.args().first("the connection id");
    return call.args().option("tokens").isPresent()
        ? tokens(call)
        : new Authorising(authorisations, connections, call).run(c -> tell(call, c));
  }

  private int tokens(Call call) throws IOException {
    String id = call.args().first("the connection id");
    Map<?, ?> tokens =
        Json.read(Files.readString(call.path(call.args().require("tokens"))), Map.class);
    Object access = tokens.get("access_token");
    Object refresh = tokens.get("refresh_token");
    if (access == null || refresh == null) {
      throw new PartidaException(
          new Problem(
              "spv.tokens",
              "the file has no access_token or no refresh_token",
              call.args().require("tokens"),
              "give the whole answer of the token endpoint"));
    }
    Connection c =
        connections.putTokens(
            call.actor(),
            id,
            "ro.spv",
            call.args().option("name").orElse(id),
            access.toString(),
            refresh.toString());
    call.console().out("connection " + c.id() + " is " + c.state() + "\n");
    return 0;
  }

  private int disconnect(Call call) {
    Authorisations.Disconnected d =
        authorisations.disconnect(call.actor(), call.args().first("the connection id"));
    if (call.json()) {
      call.answer(ConnectionView.of(d));
      return 0;
    }
    call.console()
        .out(
            "connection "
                + d.connection().id()
                + " is disconnected; "
                + d.connection().companies()
                + " companies are not fetched until it is authorised again\n");
    d.note().ifPresent(n -> call.console().err("  " + n + "\n"));
    return 0;
  }
}
