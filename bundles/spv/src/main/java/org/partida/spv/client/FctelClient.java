package org.partida.spv.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.partida.base.wire.Wire;
import org.partida.base.wire.WireResponse;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.spi.network.ListWindow;
import org.partida.spi.network.MessagePage;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkException.Kind;
import org.partida.spv.SpvSettings;

/** Lists and downloads over FCTEL. Thread-safe. */
public final class FctelClient {
  /** ANAF refuses an end that is one second in its future; a minute covers clocks that differ. */
  private static final Duration SAFE_END = Duration.ofSeconds(60);

  /** ANAF refuses a start older than 60 days by its own clock. */
  private static final Duration OLDEST = Duration.ofDays(60).minusMinutes(5);

  private static final MessagePage NOTHING = new MessagePage(List.of(), 0, List.of());

  /** Then our own clock is tried again: somebody may have set it. */
  private static final Duration CLOCK_BELIEVED = Duration.ofHours(1);

  private final Repeats clockAsked = new Repeats();
  private volatile Ahead ahead = new Ahead(Duration.ZERO, Instant.EPOCH);
  private final SpvSettings settings;
  private final Clock clock;
  private final Failures failures;
  private final FctelCalls calls;
  private final ItemReader items;

  public FctelClient(Wire wire, SpvSettings settings, AccessTokens tokens, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.failures = new Failures(clock, AnafTexts.load());
    this.calls = new FctelCalls(wire, tokens, failures);
    this.items = new ItemReader(Wordings.load(), clock);
  }

  /**
   * One page of the paged list; the window is cut to what ANAF takes. If our clock turns out to be
   * ahead of ANAF's, ANAF's is gone by for an hour, and the caller asked to make the call again.
   */
  public MessagePage list(String connectionId, CompanyId company, ListWindow window)
      throws NetworkException {
    String cif = cif(company);
    String place = "listaMesajePaginatieFactura, cif " + cif;
    Instant now = clock.instant().minus(ahead.at(clock.instant()));
    Instant from = later(window.from(), now.minus(OLDEST));
    Instant to = earlier(window.to(), now.minus(SAFE_END));
    if (!from.isBefore(to)) {
      return NOTHING;
    }
    URI uri =
        URI.create(
            settings.fctelBase()
                + "/listaMesajePaginatieFactura?startTime="
                + from.toEpochMilli()
                + "&endTime="
                + to.toEpochMilli()
                + "&cif="
                + cif
                + "&pagina="
                + window.page());
    JsonNode json = json(connectionId, uri, place);
    Optional<String> error = AnafJson.text(json, "eroare");
    if (error.isEmpty()) {
      clockAsked.ended(place);
      return items.page(json, place);
    }
    AnafTexts.Meaning meaning = failures.texts().meaning(error.get(), place);
    if (meaning.verdict() == Verdict.CLOCK_AHEAD) {
      throw clockAhead(meaning, place);
    }
    clockAsked.ended(place);
    return switch (meaning.verdict()) {
      case EMPTY -> NOTHING;
      case PAST_END -> new MessagePage(List.of(), Integer.parseInt(meaning.detail()), List.of());
      default -> throw failures.of(meaning);
    };
  }

  private NetworkException clockAhead(AnafTexts.Meaning meaning, String place) {
    Optional<Instant> theirs = Romania.sentenceTime(meaning.detail());
    if (theirs.isEmpty() || !clockAsked.once(place)) {
      return failures.of(meaning);
    }
    Instant now = clock.instant();
    ahead = new Ahead(Duration.between(theirs.get(), now), now.plus(CLOCK_BELIEVED));
    return failures.again(
        "anaf.clock", "our clock is ahead of ANAF's by " + ahead.by().toSeconds() + " s", place);
  }

  /** How far our clock is ahead of ANAF's, and until when that is believed. */
  private record Ahead(Duration by, Instant until) {
    Duration at(Instant now) {
      return now.isBefore(until) ? by : Duration.ZERO;
    }
  }

  /**
   * Downloads an archive into a new file of the folder: bytes as sent, checked only for being a
   * ZIP.
   */
  public Path fetch(String connectionId, CompanyId company, String id, Path folder)
      throws NetworkException, IOException {
    String place = "descarcare, cif " + cif(company) + ", id " + id;
    if (!id.matches("\\d{1,18}")) {
      throw refused(
          "spv.id", "not a number that ANAF gives out: " + id, place, "list the messages again");
    }
    URI uri = URI.create(settings.fctelBase() + "/descarcare?id=" + id);
    try (WireResponse response = calls.get(connectionId, uri, settings.fetchTimeout(), place)) {
      if (Bodies.isZip(response.body())) {
        Path file = folder.resolve("spv-" + id + "-" + UUID.randomUUID() + ".zip");
        return Files.move(response.body(), file);
      }
      String text = Bodies.head(response.body());
      Optional<String> error = AnafJson.parse(text).flatMap(j -> AnafJson.text(j, "eroare"));
      throw error.isPresent()
          ? failures.ofText(error.get(), place)
          : failures.nonsense(text, place);
    }
  }

  private JsonNode json(String connectionId, URI uri, String place) throws NetworkException {
    try (WireResponse response = calls.get(connectionId, uri, settings.listTimeout(), place)) {
      String text = Bodies.text(response.body());
      Optional<JsonNode> json = AnafJson.parse(text);
      if (json.isEmpty()) {
        throw failures.nonsense(text, place);
      }
      if (!json.get().has("mesaje") && !json.get().has("eroare")) {
        throw failures.nonsense(text, place);
      }
      return json.get();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the answer of " + place + " cannot be read from the spool folder", e);
    }
  }

  /** ANAF wants digits alone. */
  static String cif(CompanyId company) throws NetworkException {
    String cif = company.fiscalCode();
    if (!company.country().equals("RO") || !cif.matches("\\d{2,13}")) {
      throw refused(
          "spv.cif",
          company + " is not a Romanian fiscal code",
          company.value(),
          "only Romanian companies have a mailbox in SPV");
    }
    return cif;
  }

  private static NetworkException refused(String code, String message, String place, String fix) {
    return new NetworkException(
        Kind.REFUSED, new Problem(code, message, place, fix), Optional.empty());
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
