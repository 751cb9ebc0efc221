package org.partida.shell.instance;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.partida.api.network.Authorisation;
import org.partida.api.network.Authorisations;
import org.partida.api.network.Connection;
import org.partida.api.network.Connections;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;
import org.partida.shell.core.Call;
import org.partida.views.ConnectionView;

/** One run of {@code spv-connect} by way of the browser. */
final class Authorising {
  private static final long PAUSE = 500_000_000;

  private final Authorisations authorisations;
  private final Connections connections;
  private final Call call;

  Authorising(Authorisations authorisations, Connections connections, Call call) {
    this.authorisations = authorisations;
    this.connections = connections;
    this.call = call;
  }

  int run(Consumer<Connection> tell) {
    Optional<String> callback = call.args().option("callback");
    if (callback.isPresent()) {
      return ended(
          authorisations.finish(call.actor(), address(callback.get())).authorisation(), tell);
    }
    Authorisations.Begun begun =
        authorisations.begin(
            call.actor(),
            new Authorisations.Request(
                call.args().first("the connection id"),
                "ro.spv",
                call.args().option("name"),
                call.args().all("company").stream().map(TaxIds::company).toList()));
    boolean wait = !call.args().flag("no-wait");
    if (call.json() && !wait) {
      call.answer(ConnectionView.of(begun));
      return 0;
    }
    String open =
        "Open this address in the browser that has the certificate, within ten minutes:\n\n  "
            + begun.url()
            + "\n\nIf that browser is on another machine and ends at a page that it cannot open, copy its whole address and run:\n"
            + "  spv-connect "
            + begun.authorisation().connection()
            + " --callback 'ADDRESS'\n";
    if (call.json()) {
      call.console().err(open);
    } else {
      call.console().out(open);
    }
    return wait ? ended(awaited(begun.authorisation()), tell) : 0;
  }

  private Authorisation awaited(Authorisation begun) {
    Authorisation now = begun;
    while (!now.isOver() && !call.console().cancelled()) {
      call.console().progress("waiting for the browser …");
      LockSupport.parkNanos(PAUSE);
      now = authorisations.find(call.actor(), begun.id()).orElse(now);
    }
    call.console().progress("");
    return now;
  }

  private int ended(Authorisation a, Consumer<Connection> tell) {
    return switch (a.status()) {
      case DONE -> {
        connections.find(call.actor(), a.connection()).ifPresent(tell);
        yield 0;
      }
      case FAILED ->
          throw new PartidaException(
              a.problem()
                  .orElseGet(() -> problem("authorisation.failed", "it came to nothing", a)));
      case EXPIRED ->
          throw new PartidaException(
              problem("authorisation.expired", "nobody authorised within ten minutes", a));
      case WAITING, EXCHANGING ->
          throw new PartidaException(
              problem("authorisation.waiting", "the authorisation still waits for the browser", a));
    };
  }

  private static Problem problem(String code, String message, Authorisation a) {
    return new Problem(
        code, message, "authorisation", "begin again: spv-connect " + a.connection());
  }

  private static URI address(String text) {
    try {
      return URI.create(text.strip());
    } catch (IllegalArgumentException e) {
      // the text holds a code, so it is not repeated
      throw new PartidaException(
          new Problem(
              "authorisation.address",
              "not an address",
              "--callback",
              "copy the whole address that the browser ended at, in quotes"));
    }
  }
}
