package org.partida.sandbox.wire;

import java.time.Duration;
import java.util.Optional;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.books.StoredMessage;
import org.partida.sandbox.generate.BulkInvoices;
import org.partida.sandbox.generate.Payload;

/** {@code descarcare}: the archive of an item. */
final class DownloadEndpoint {
  private final SandboxBooks books;
  private final SandboxSettings settings;
  private final Quotas quotas;
  private final ArchiveMaker archives;

  DownloadEndpoint(
      SandboxBooks books, SandboxSettings settings, Quotas quotas, ArchiveMaker archives) {
    this.books = books;
    this.settings = settings;
    this.quotas = quotas;
    this.archives = archives;
  }

  private static WireResponse error(String text) {
    return Texts.error(text, "Descarcare mesaj");
  }

  WireResponse answer(Call call) {
    Optional<String> id = call.request().param("id");
    if (id.isEmpty()) {
      return call.badRequest("Parametrul id este obligatoriu");
    }
    if (!id.get().matches("[0-9]{1,18}")) {
      return error("Id descarcare introdus= " + id.get() + " nu este un numar intreg");
    }
    return books
        .message(call.env(), id.get())
        .map(message -> known(call, message))
        .orElseGet(() -> error("Pentru id=" + id.get() + " nu exista inregistrata nici o factura"));
  }

  private WireResponse known(Call call, StoredMessage message) {
    if (!call.grant().covers(message.cif())) {
      return error("Nu aveti dreptul sa descarcati acesta factura");
    }
    if (!quotas.allows(call, "download", message.id()) || call.struckBy(Fault.QUOTA_REACHED)) {
      String which =
          "long".equals(settings.text("quota.downloadText"))
              ? "la mesajul cu id_descarcare=" + message.id()
              : "de mesaj";
      return error(
          "S-au facut deja "
              + settings.number("quota.download")
              + " descarcari "
              + which
              + " in cursul zilei");
    }
    Duration kept = Duration.ofDays(settings.number("retention.days"));
    if (call.now().isAfter(message.createdAt().plus(kept))
        || call.struckBy(Fault.LISTED_BUT_EXPIRED)) {
      return error(
          "Fisierul nu mai poate fi descarcat pentru ca a trecut perioada de 60 de zile in care"
              + " este disponibil");
    }
    return WireResponse.bytes(
        settings.text("zip.contentType"), archives.zip(message, payload(message), call.strike()));
  }

  private Payload payload(StoredMessage message) {
    return BulkInvoices.payload(message.payloadKey())
        .or(() -> books.payload(message.payloadKey()))
        .orElseThrow(() -> new IllegalStateException("no payload " + message.payloadKey()));
  }

  Optional<Payload> archive(Env env, String id) {
    return books
        .message(env, id)
        .map(message -> archives.zip(message, payload(message), Optional.empty()));
  }
}
