package org.partida.sandbox.wire;

import java.util.Optional;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.books.Upload;

/** {@code stareMesaj}: how an upload stands. */
final class StateEndpoint {
  private final SandboxBooks books;
  private final SandboxSettings settings;
  private final Quotas quotas;

  StateEndpoint(SandboxBooks books, SandboxSettings settings, Quotas quotas) {
    this.books = books;
    this.settings = settings;
    this.quotas = quotas;
  }

  WireResponse answer(Call call) {
    Optional<String> index = call.request().param("id_incarcare");
    if (index.isEmpty()) {
      return call.badRequest("Parametrul id_incarcare este obligatoriu");
    }
    if (!index.get().matches("[0-9]{1,18}")) {
      return Texts.stateError("Id_incarcare introdus= " + index.get() + " nu este un numar intreg");
    }
    if (call.grant().cifs().isEmpty()) {
      return Texts.stateError("Nu exista niciun CIF petru care sa aveti drept");
    }
    return books
        .upload(call.env(), index.get())
        .map(upload -> known(call, upload))
        .orElseGet(() -> Texts.stateError("Nu exista factura cu id_incarcare= " + index.get()));
  }

  private WireResponse known(Call call, Upload upload) {
    if (!call.grant().covers(upload.cif())) {
      return Texts.stateError(
          "Nu aveti dreptul de inteorgare pentru id_incarcare= " + upload.index());
    }
    if (!quotas.allows(call, "state", upload.index()) || call.struckBy(Fault.QUOTA_REACHED)) {
      // the official text says 20 whatever the limit is
      return Texts.stateError("S-au facut deja 20 descarcari de mesaj in cursul zilei");
    }
    return switch (upload.state()) {
      case PENDING -> Texts.state(settings.text("state.pendingText"), "");
      case OK -> Texts.state("ok", upload.downloadId());
      case NOK -> Texts.state("nok", upload.downloadId());
      case NOT_TAKEN -> Texts.state("XML cu erori nepreluat de sistem", "");
    };
  }
}
