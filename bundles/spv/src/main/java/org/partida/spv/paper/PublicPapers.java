package org.partida.spv.paper;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.base.wire.Wire;
import org.partida.base.wire.WireException;
import org.partida.base.wire.WireRequest;
import org.partida.base.wire.WireResponse;
import org.partida.model.Problem;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.network.AuthorityTools;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.RemoteVerdict;
import org.partida.spv.SpvNetwork;
import org.partida.spv.client.AnafJson;
import org.partida.spv.client.AnafTexts;
import org.partida.spv.client.Bodies;
import org.partida.spv.client.Failures;
import org.partida.spv.client.RomanianRules;

/**
 * ANAF's {@code validare} and {@code transformare}, which need no token. A firewall in front of
 * them answers some good documents with a page and status 200 (seen 2026-07: relative paths in
 * {@code xsi:schemaLocation}, {@code ;CP } and {@code ;rm } in an address); the path that skips the
 * checks is the stricter one. So a page is answered by one more try, without the attribute and with
 * the checks. Thread-safe.
 */
public final class PublicPapers implements AuthorityTools {
  /** ANAF, 2025: larger ones are for the upload alone. */
  private static final long MAX_BYTES = 5L << 20;

  private static final Map<String, String> WORDS = Map.of("UBL", "FACT1", "CN", "FCN");

  private final Wire wire;
  private final URI base;
  private final Duration timeout;
  private final Path spool;
  private final Failures failures;

  /** Bodies that are changed become files of the spool. */
  public PublicPapers(Wire wire, URI base, Duration timeout, Path spool, Clock clock) {
    this.wire = wire;
    this.base = base;
    this.timeout = timeout;
    this.spool = spool;
    this.failures = new Failures(clock, AnafTexts.load());
  }

  @Override
  public String network() {
    return SpvNetwork.ID;
  }

  @Override
  public long maxBytes() {
    return MAX_BYTES;
  }

  @Override
  public boolean takes(RootElement root) {
    return word(root).isPresent();
  }

  private static Optional<String> word(RootElement root) {
    return RomanianRules.standard(root).map(WORDS::get);
  }

  private static String required(RootElement root) {
    return word(root)
        .orElseThrow(() -> new IllegalArgumentException("not one of these: " + root.localName()));
  }

  @Override
  public RemoteVerdict validate(Path document, RootElement root)
      throws NetworkException, IOException {
    String call = "validare/" + required(root);
    try (WireResponse first = post(call, document)) {
      if (!isRejected(first)) {
        return verdict(first, call);
      }
    }
    return without(document, call, r -> verdict(r, call));
  }

  @Override
  public Path pdf(Path document, RootElement root, Path folder)
      throws NetworkException, IOException {
    // what is drawn was checked when it was filed, or is to be seen as it is
    String call = "transformare/" + required(root);
    try (WireResponse first = post(call + "/DA", document)) {
      if (!isRejected(first)) {
        return picture(first, call, folder);
      }
    }
    return without(document, call, r -> picture(r, call, folder));
  }

  /** What is made of an answer. */
  private interface Reading<T> {
    T of(WireResponse response) throws NetworkException, IOException;
  }

  private <T> T without(Path document, String call, Reading<T> reading)
      throws NetworkException, IOException {
    Optional<byte[]> bare = SchemaLocation.dropped(Files.readAllBytes(document));
    Files.createDirectories(spool);
    Path file = Files.createTempFile(spool, "paper-", ".xml");
    try {
      Files.write(file, bare.isPresent() ? bare.get() : Files.readAllBytes(document));
      try (WireResponse second = post(call, file)) {
        return reading.of(second);
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private WireResponse post(String call, Path document) throws NetworkException {
    Map<String, String> headers = Map.of("Content-Type", "text/plain", "Accept", "*/*");
    try {
      return wire.exchange(
          new WireRequest(
              "POST", URI.create(base + "/" + call), headers, Optional.of(document), timeout));
    } catch (WireException e) {
      // nothing is filed, so it does not matter whether it arrived
      throw failures.unreachable(e.getMessage(), call);
    }
  }

  private RemoteVerdict verdict(WireResponse response, String call)
      throws NetworkException, IOException {
    String text = good(response, call);
    JsonNode json = AnafJson.parse(text).orElse(null);
    Optional<String> state = json == null ? Optional.empty() : AnafJson.text(json, "stare");
    if (state.isEmpty()) {
      throw failures.nonsense(text, call);
    }
    List<String> errors = errors(json);
    boolean good = state.get().equalsIgnoreCase("ok");
    if (!good && errors.isEmpty()) {
      throw failures.nonsense(text, call);
    }
    if (!good) {
      technical(errors, call);
    }
    return new RemoteVerdict(good ? List.of() : errors, AnafJson.text(json, "trace_id"));
  }

  private Path picture(WireResponse response, String call, Path folder)
      throws NetworkException, IOException {
    if (response.status() == 200 && Bodies.startsWith(response.body(), "%PDF")) {
      Path pdf = Files.createTempFile(folder, "anaf-", ".pdf");
      return Files.move(response.body(), pdf, StandardCopyOption.REPLACE_EXISTING);
    }
    if (response.status() == 200 && Bodies.startsWith(response.body(), "JVBER")) {
      return decoded(response.body(), folder);
    }
    List<String> errors = verdict(response, call).errors();
    if (errors.isEmpty()) {
      throw failures.nonsense("good, and no PDF", call);
    }
    throw new NetworkException(
        NetworkException.Kind.REFUSED,
        new Problem(
            "paper.refused",
            "ANAF does not draw the document, since it finds it wrong: "
                + AnafTexts.shortened(String.join(" | ", errors)),
            call,
            "use the rendering of our own; invoice-validate explains the errors"),
        Optional.empty());
  }

  /** One client has seen the PDF as Base64 text. */
  private static Path decoded(Path body, Path folder) throws IOException {
    Path pdf = Files.createTempFile(folder, "anaf-", ".pdf");
    try (InputStream in = Base64.getMimeDecoder().wrap(Files.newInputStream(body))) {
      Files.copy(in, pdf, StandardCopyOption.REPLACE_EXISTING);
    }
    return pdf;
  }

  /** The text of an answer of the service itself. */
  private String good(WireResponse response, String call) throws NetworkException, IOException {
    String text = Bodies.text(response.body());
    if (response.status() == 404) {
      throw new NetworkException(
          NetworkException.Kind.REFUSED,
          new Problem(
              "anaf.papers-address",
              "there is no such service at this address (404)",
              call,
              "check papersBase in etc/org.partida.spv.papers.cfg; ANAF has it in production only"),
          Optional.empty());
    }
    if (response.status() != 200) {
      throw failures.ofStatus(response, text, call);
    }
    if (isRejected(response)) {
      NetworkException page = failures.nonsense(text, call);
      throw new NetworkException(
          page.kind(),
          new Problem(
              page.problem().code(),
              page.problem().message() + ", also without xsi:schemaLocation",
              call,
              "try again later; if it stays, something in the document is what the firewall does not"
                  + " like: use the rendering of our own"),
          page.retryAfter());
    }
    return text;
  }

  /** The firewall says so with status 200; a page with another one is an outage. */
  private static boolean isRejected(WireResponse response) throws IOException {
    return response.status() == 200 && Bodies.isPage(response.body());
  }

  private static List<String> errors(JsonNode json) {
    List<String> all = new ArrayList<>();
    for (JsonNode m : json.path("Messages")) {
      AnafJson.text(m, "message").ifPresent(all::add);
    }
    return all;
  }

  /** "A technical error" is said like an error of the document, and is none. */
  private void technical(List<String> errors, String call) throws NetworkException {
    for (String error : errors) {
      if (error.startsWith("A aparut o eroare tehnica")) {
        throw failures.ofText(error, call);
      }
    }
  }
}
