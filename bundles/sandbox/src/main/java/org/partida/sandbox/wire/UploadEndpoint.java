package org.partida.sandbox.wire;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.books.Upload;

/**
 * {@code upload} and {@code uploadb2c}: what the authority checks at once. The rest is checked
 * later by {@link Processing}.
 */
final class UploadEndpoint {
  private final SandboxBooks books;
  private final SandboxSettings settings;
  private final Quotas quotas;
  private final Counters counters;

  UploadEndpoint(SandboxBooks books, SandboxSettings settings, Quotas quotas, Counters counters) {
    this.books = books;
    this.settings = settings;
    this.quotas = quotas;
    this.counters = counters;
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
    return refuseParameters(call, standard.get(), cif.get())
        .or(() -> refuseFlags(call, cif.get()))
        .or(() -> refuseContent(call, standard.get()))
        .or(() -> refuseQuota(call, standard.get(), cif.get()))
        .orElseGet(() -> take(call, standard.get(), cif.get()));
  }

  private Optional<WireResponse> refuseParameters(Call call, String standard, String cif) {
    if (!standard.matches("UBL|CN|CII|RASP")) {
      return refuse(
          call, "Valorile acceptate pentru parametrul standard sunt UBL, CN, CII sau RASP");
    }
    if (call.request().body().size() > settings.number("limit.uploadBytes")) {
      return refuse(call, "Marime fisier transmis mai mare de 10 MB.");
    }
    if (!cif.matches("[0-9]{1,13}")) {
      return refuse(call, "CIF introdus= " + cif + " nu este un numar");
    }
    if (call.grant().cifs().isEmpty()) {
      return refuse(call, Texts.NO_RIGHTS);
    }
    return call.grant().covers(cif) ? Optional.empty() : refuse(call, Texts.noRight(cif));
  }

  private static Optional<WireResponse> refuseFlags(Call call, String cif) {
    for (String flag : List.of("extern", "autofactura", "executare")) {
      Optional<String> value = call.request().param(flag);
      if (value.isPresent() && !"DA".equals(value.get())) {
        // the authority's text calls the second one by another name than the parameter has
        String name = "autofactura".equals(flag) ? "autofacturare" : flag;
        return refuse(
            call, "Daca parametrul " + name + " trebuie completat, valoarea acceptata este DA");
      }
    }
    return call.request().param("executare").isPresent()
        ? refuse(
            call,
            "CIF introdus= "
                + cif
                + " nu este inregistrat in Registrul RO e-Factura executari silite")
        : Optional.empty();
  }

  private static Optional<WireResponse> refuseContent(Call call, String standard) {
    try {
      String root =
          SafeDom.parse(new ByteArrayInputStream(call.request().body().bytes()))
              .getDocumentElement()
              .getLocalName();
      String wanted =
          switch (standard) {
            case "UBL" -> "Invoice";
            case "CN" -> "CreditNote";
            case "CII" -> "CrossIndustryInvoice";
            default -> "header";
          };
      return root.equals(wanted)
          ? Optional.empty()
          : invalid(
              call,
              "org.xml.sax.SAXParseException; lineNumber: 1; columnNumber: 1; cvc-elt.1.a: Cannot"
                  + " find the declaration of element '"
                  + root
                  + "'.");
    } catch (SafeDom.UnreadableException e) {
      return invalid(call, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<WireResponse> invalid(Call call, String reason) {
    return refuse(call, "Fisierul transmis nu este valid. " + reason + " ");
  }

  private Optional<WireResponse> refuseQuota(Call call, String standard, String cif) {
    return "RASP".equals(standard) && !quotas.allows(call, "rasp", cif)
        ? refuse(
            call,
            "S-au incarcat deja 1000 de mesaje de tip RASP pentru cui=" + cif + " in cursul zilei")
        : Optional.empty();
  }

  private WireResponse take(Call call, String standard, String cif) {
    String index = Long.toString(counters.uploadIndex(call.env(), 1));
    boolean notTaken = call.struckBy(Fault.NOT_TAKEN);
    Instant ready = call.now().plus(Duration.ofSeconds(settings.number("delay.processingSeconds")));
    books.putUpload(
        new Upload(
            call.env(),
            index,
            cif,
            standard,
            call.request().param("autofactura").isPresent(),
            call.now(),
            ready,
            notTaken ? Upload.State.NOT_TAKEN : Upload.State.PENDING,
            "",
            call.env().path() + "/" + index + "/upload",
            call.request().body().sha256()),
        call.request().body());
    return Texts.accepted(Call.compact(call.now()), index);
  }
}
