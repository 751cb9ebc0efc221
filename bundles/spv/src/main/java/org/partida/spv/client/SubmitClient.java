package org.partida.spv.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.partida.base.wire.Wire;
import org.partida.base.wire.WireResponse;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkException.Kind;
import org.partida.spi.network.SubmitFlag;
import org.partida.spi.network.SubmitOrder;
import org.partida.spi.network.Submitted;
import org.partida.spi.network.SubmittedState;
import org.partida.spi.network.SubmittedState.Stage;
import org.partida.spv.SpvSettings;

/**
 * {@code upload}, {@code uploadb2c} and {@code stareMesaj}. An upload is not idempotent and has no
 * key of ours, so whatever may have hidden an index is IN_DOUBT, never tried again here.
 * Thread-safe.
 */
public final class SubmitClient {
  private final SpvSettings settings;
  private final Failures failures;
  private final FctelCalls calls;

  public SubmitClient(Wire wire, SpvSettings settings, AccessTokens tokens, Clock clock) {
    this.settings = settings;
    this.failures = new Failures(clock, AnafTexts.load());
    this.calls = new FctelCalls(wire, tokens, failures);
  }

  /** Sends the bytes as they are. */
  public Submitted submit(String connectionId, CompanyId filer, SubmitOrder order)
      throws NetworkException, IOException {
    String cif = FctelClient.cif(filer);
    boolean consumer = order.flags().contains(SubmitFlag.CONSUMER);
    String call = consumer ? "uploadb2c" : "upload";
    String place = call + ", cif " + cif;
    URI uri =
        URI.create(
            settings.fctelBase()
                + "/"
                + call
                + "?standard="
                + order.standard()
                + "&cif="
                + cif
                + flag(order.flags(), SubmitFlag.FOREIGN_BUYER, "extern")
                + flag(order.flags(), SubmitFlag.SELF_BILLED, "autofactura"));
    return said(post(connectionId, uri, order.file(), place), place);
  }

  private String post(String connectionId, URI uri, Path file, String place)
      throws NetworkException, IOException {
    try (WireResponse response =
        calls.post(connectionId, uri, file, settings.uploadTimeout(), place)) {
      return answer(response, place);
    }
  }

  /** A full disk here says nothing of what was filed there. */
  private String answer(WireResponse response, String place) throws NetworkException {
    try {
      return Bodies.text(response.body());
    } catch (IOException e) {
      throw Failures.inDoubt(
          failures.unreachable("ANAF's answer cannot be read: " + e.getMessage(), place));
    }
  }

  private static String flag(Set<SubmitFlag> flags, SubmitFlag flag, String name) {
    return flags.contains(flag) ? "&" + name + "=DA" : "";
  }

  private Submitted said(String text, String place) throws NetworkException {
    Optional<HeaderXml> header = HeaderXml.read(text);
    if (header.isEmpty()) {
      throw Failures.inDoubt(failures.nonsense(text, place));
    }
    Optional<String> index =
        header.get().attribute("index_incarcare").filter(i -> i.matches("\\d{1,20}"));
    List<String> errors = header.get().errors();
    if (index.isPresent() && errors.isEmpty()) {
      return new Submitted.Taken(index.get());
    }
    if (errors.isEmpty()) {
      throw Failures.inDoubt(failures.nonsense(text, place));
    }
    for (String error : errors) {
      refuse(error, place);
    }
    return new Submitted.Refused(errors);
  }

  /** Errors of the call, not of the document. */
  private void refuse(String error, String place) throws NetworkException {
    AnafTexts.Meaning meaning = failures.texts().meaning(error, place);
    String code = meaning.problem().code();
    switch (meaning.verdict()) {
      case TRANSIENT -> {
        if (!code.equals(AnafTexts.UNKNOWN)) {
          throw Failures.inDoubt(failures.of(meaning));
        }
      }
      case QUOTA_DAY, FORBIDDEN, UNAUTHORISED -> throw failures.of(meaning);
      default -> {
        // said of the document: the caller shows it
      }
    }
  }

  /** How an upload stands. */
  public SubmittedState state(String connectionId, CompanyId filer, String index)
      throws NetworkException, IOException {
    String place = "stareMesaj, cif " + FctelClient.cif(filer) + ", id_incarcare " + index;
    if (!index.matches("\\d{1,20}")) {
      throw new NetworkException(
          Kind.REFUSED,
          new Problem(
              "spv.id", "not a number that ANAF gives out: " + index, place, "send it again"),
          Optional.empty());
    }
    URI uri = URI.create(settings.fctelBase() + "/stareMesaj?id_incarcare=" + index);
    String text;
    try (WireResponse response = calls.get(connectionId, uri, settings.listTimeout(), place)) {
      text = Bodies.text(response.body());
    }
    return state(text, place);
  }

  private SubmittedState state(String text, String place) throws NetworkException {
    Optional<HeaderXml> header = HeaderXml.read(text);
    if (header.isEmpty()) {
      Optional<String> json =
          AnafJson.parse(text).flatMap((JsonNode j) -> AnafJson.text(j, "eroare"));
      throw json.isPresent() ? failures.ofText(json.get(), place) : failures.nonsense(text, place);
    }
    Optional<String> word = header.get().attribute("stare");
    if (word.isEmpty()) {
      throw header.get().errors().isEmpty()
          ? failures.nonsense(text, place)
          : failures.ofText(header.get().errors().get(0), place);
    }
    Optional<String> download =
        header.get().attribute("id_descarcare").filter(i -> i.matches("\\d{1,20}"));
    String folded = word.get().strip().toLowerCase(java.util.Locale.ROOT);
    if (folded.equals("ok")) {
      return new SubmittedState(Stage.ACCEPTED, download);
    } else if (folded.equals("nok")) {
      return new SubmittedState(Stage.REJECTED, download);
    } else if (folded.equals("in prelucrare")) {
      return new SubmittedState(Stage.PENDING, Optional.empty());
    } else if (folded.startsWith("xml cu erori")) {
      return new SubmittedState(Stage.NOT_TAKEN, Optional.empty());
    }
    throw failures.nonsense(text, place);
  }
}
