package org.partida.sandbox.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.books.Upload;
import org.partida.sandbox.checks.DocumentChecks;
import org.partida.sandbox.checks.Standard;

/**
 * {@code upload} and {@code uploadb2c}: what the authority checks at once. The rest is checked
 * later by {@link Processing}.
 */
final class UploadEndpoint {
  private final SandboxBooks books;
  private final SandboxSettings settings;
  private final Quotas quotas;
  private final Counters counters;
  private final DocumentChecks checks;
  private final Processing processing;

  UploadEndpoint(
      SandboxBooks books,
      SandboxSettings settings,
      Quotas quotas,
      Counters counters,
      DocumentChecks checks,
      Processing processing) {
    this.books = books;
    this.settings = settings;
    this.quotas = quotas;
    this.counters = counters;
    this.checks = checks;
    this.processing = processing;
  }

  private static Optional<WireResponse> refuse(Call call, String text) {
    return Optional.of(Texts.refused(Call.compact(call.now()), List.of(text)));
  }

  WireResponse answer(Call call) {
    Optional<String> standard = call.request().param("standard");
    Optional<String> cif = call.request().param("cif");
    if (standard.isEmpty() || cif.isEmpty()) {
      return call.badRequest("Parametrii standard si cif sunt obligatorii");
    }
    if (call.request().body().size() == 0) {
      return call.badRequest("Trebuie sa aveti atasat in request un fisier de tip xml");
    }
    Optional<Standard> known = Standard.of(standard.get());
    if (known.isEmpty()) {
      return refuse(
              call, "Valorile acceptate pentru parametrul standard sunt UBL, CN, CII sau RASP")
          .orElseThrow();
    }
    return refuseParameters(call, cif.get())
        .or(() -> refuseFlags(call, cif.get()))
        .or(() -> refuseShape(call, known.get()))
        .or(() -> refuseQuota(call, known.get(), cif.get()))
        .orElseGet(() -> take(call, known.get(), cif.get()));
  }

  private Optional<WireResponse> refuseParameters(Call call, String cif) {
    if (call.request().body().size() > settings.number("limit.uploadBytes")) {
      return refuse(call, "Marime fisier transmis mai mare de 10 MB.");
    }
    if (!cif.matches("[0-9]{1,13}")) {
      return refuse(call, "CIF introdus= " + cif + " nu este un numar");
    }
    if (call.grant().cifs().isEmpty()) {
      return refuse(call, Texts.NO_RIGHTS);
    }
    return call.grant().covers(cif)
        ? Optional.empty()
        : refuse(call, "Nu aveti " + settings.text("upload.noRightText") + " pentru CIF=" + cif);
  }

  private Optional<WireResponse> refuseFlags(Call call, String cif) {
    for (String flag : List.of("extern", "autofactura", "executare")) {
      Optional<String> value = call.request().param(flag);
      if (value.isPresent() && !"DA".equals(value.get())) {
        // the authority's text calls the second one by another name than the parameter has
        String name = "autofactura".equals(flag) ? "autofacturare" : flag;
        return refuse(
            call, "Daca parametrul " + name + " trebuie completat, valoarea acceptata este DA");
      }
    }
    boolean enforces = List.of(settings.text("upload.enforcement").split(",", -1)).contains(cif);
    return call.request().param("executare").isPresent() && !enforces
        ? refuse(
            call,
            "CIF introdus= "
                + cif
                + " nu este inregistrat in Registrul RO e-Factura executari silite")
        : Optional.empty();
  }

  private Optional<WireResponse> refuseShape(Call call, Standard standard) {
    return checks
        .shape(standard, call.request().body())
        .flatMap(reason -> refuse(call, "Fisierul transmis nu este valid. " + reason + " "));
  }

  private Optional<WireResponse> refuseQuota(Call call, Standard standard, String cif) {
    return standard == Standard.RASP && !quotas.allows(call, "rasp", cif)
        ? refuse(
            call,
            "S-au incarcat deja 1000 de mesaje de tip RASP pentru cui=" + cif + " in cursul zilei")
        : Optional.empty();
  }

  private WireResponse take(Call call, Standard standard, String cif) {
    String index = Long.toString(counters.uploadIndex(call.env(), 1));
    boolean notTaken = call.struckBy(Fault.NOT_TAKEN);
    long wait =
        settings.number("delay.processingSeconds") + call.strikeValue(Fault.SLOW_PROCESSING, 7200);
    Instant ready = call.now().plus(Duration.ofSeconds(wait));
    for (Fault forced : List.of(Fault.DUPLICATE, Fault.RULE_BROKEN)) {
      if (call.struckBy(forced)) {
        processing.force(call.env(), index, forced);
      }
    }
    boolean enforced = call.request().param("executare").isPresent();
    if (enforced) {
      processing.enforce(call.env(), index);
    }
    books.putUpload(
        new Upload(
            call.env(),
            index,
            cif,
            standard.name(),
            call.request().param("autofactura").isPresent(),
            call.request().param("extern").isPresent(),
            call.now(),
            ready,
            notTaken ? Upload.State.NOT_TAKEN : Upload.State.PENDING,
            "",
            call.env().path() + "/" + index + "/upload",
            call.request().body().sha256()),
        call.request().body());
    processing.expect(call.env(), ready);
    return Texts.accepted(Call.compact(call.now()), index);
  }
}
