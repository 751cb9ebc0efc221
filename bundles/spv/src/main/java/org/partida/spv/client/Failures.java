package org.partida.spv.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.partida.base.wire.WireResponse;
import org.partida.model.Problem;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkException.Kind;

/** Makes the failures of a call from what ANAF answered. Thread-safe. */
public final class Failures {
  /** For faults without a time of their own; the caller spaces further tries. */
  private static final Duration SOON = Duration.ofMinutes(1);

  /** Some clients take an empty 204 for a limit that is reached; waiting is right either way. */
  private static final Duration AFTER_204 = Duration.ofMinutes(15);

  private final Clock clock;
  private final AnafTexts texts;

  public Failures(Clock clock, AnafTexts texts) {
    this.clock = clock;
    this.texts = texts;
  }

  AnafTexts texts() {
    return texts;
  }

  /** A text that is an error. */
  public NetworkException ofText(String text, String place) {
    return of(texts.meaning(text, place));
  }

  NetworkException of(AnafTexts.Meaning meaning) {
    return switch (meaning.verdict()) {
      case QUOTA_DAY ->
          new NetworkException(
              Kind.THROTTLED,
              meaning.problem(),
              Optional.of(Romania.untilMidnight(clock.instant())),
              true);
      case UNAUTHORISED, FORBIDDEN, EXPIRED, NOT_FOUND, REFUSED ->
          new NetworkException(
              Kind.valueOf(meaning.verdict().name()), meaning.problem(), Optional.empty());
      case EMPTY, PAST_END, CLOCK_AHEAD, TRANSIENT ->
          new NetworkException(Kind.TRANSIENT, meaning.problem(), Optional.of(SOON));
    };
  }

  /** A status other than 200 and 401; the text is the start of its body. */
  public NetworkException ofStatus(WireResponse response, String text, String place) {
    int status = response.status();
    Optional<Duration> after = retryAfter(response);
    return switch (status) {
      case 204 ->
          transientFault(
              "anaf.no-content",
              "ANAF answered 204 without content, which may mean that a limit is reached",
              place,
              after.orElse(AFTER_204));
      case 400 -> ofBadRequest(text, place);
      case 403 ->
          new NetworkException(
              Kind.FORBIDDEN,
              new Problem(
                  "anaf.forbidden",
                  "ANAF refuses the call (403)" + said(text),
                  place,
                  "check that the holder of the certificate has the right for this company in SPV, and the address fctelBase in etc/org.partida.spv.cfg"),
              Optional.empty());
      // a gateway that is being changed, or a wrong setting: neither says anything of what was
      // asked
      case 404 ->
          new NetworkException(
              Kind.TRANSIENT,
              new Problem(
                  "anaf.address",
                  "there is nothing at this address (404)" + said(text),
                  place,
                  "it is tried again; if it stays, check fctelBase in etc/org.partida.spv.cfg"),
              Optional.of(after.orElse(SOON)));
      case 429 ->
          new NetworkException(
              Kind.THROTTLED,
              new Problem(
                  "anaf.rate",
                  "more than ANAF's 1000 calls a minute",
                  place,
                  "it goes on by itself; lower the budget if it comes often"),
              Optional.of(after.orElse(SOON)));
      default ->
          transientFault(
              "anaf.outage", "ANAF answers " + status + said(text), place, after.orElse(SOON));
    };
  }

  /** Spring's JSON carries the reason in {@code message}. */
  private NetworkException ofBadRequest(String text, String place) {
    String reason = AnafJson.parse(text).flatMap(j -> AnafJson.text(j, "message")).orElse(text);
    AnafTexts.Meaning meaning = texts.meaning(reason, place);
    if (meaning.problem().code().equals(AnafTexts.UNKNOWN)) {
      return new NetworkException(
          Kind.REFUSED,
          new Problem(
              "anaf.bad-request",
              "ANAF does not take the request (400)" + said(reason),
              place,
              "this may be a defect, please report it"),
          Optional.empty());
    }
    return of(meaning);
  }

  /** What was in the way is put right: the same call may be made at once. */
  NetworkException again(String code, String message, String place) {
    return new NetworkException(
        Kind.AGAIN,
        new Problem(code, message, place, "nothing: the call is made again by itself"),
        Optional.empty());
  }

  NetworkException unauthorised(String place) {
    return new NetworkException(
        Kind.UNAUTHORISED,
        new Problem(
            "anaf.unauthorised",
            "ANAF does not accept the token, even a fresh one",
            place,
            "authorise the connection again with the certificate"),
        Optional.empty());
  }

  /** A 200 that is neither what was asked for nor an error that can be read. */
  public NetworkException nonsense(String text, String place) {
    String lower = AnafTexts.shortened(text.strip()).toLowerCase(java.util.Locale.ROOT);
    if (text.isBlank()) {
      return transientFault(
          "anaf.empty-answer", "ANAF answered 200 with nothing in it", place, SOON);
    }
    if (lower.contains("<html")
        || lower.contains("<!doctype html")
        || lower.contains("request rejected")) {
      return transientFault(
          "anaf.firewall",
          "ANAF's firewall answered with a page instead of the service" + supportId(text),
          place,
          SOON);
    }
    return transientFault(
        "anaf.nonsense",
        "ANAF answered something else than was asked for" + said(text),
        place,
        SOON);
  }

  /** The same failure of a call with an effect that may have happened. */
  static NetworkException inDoubt(NetworkException e) {
    Problem p = e.problem();
    return new NetworkException(
        Kind.IN_DOUBT,
        new Problem(
            p.code(),
            p.message() + "; ANAF may have taken the document all the same",
            p.location(),
            "nothing: it is looked for in the list before anything is sent again"),
        e.retryAfter());
  }

  public NetworkException unreachable(String message, String place) {
    return transientFault("anaf.unreachable", message, place, SOON);
  }

  private static NetworkException transientFault(
      String code, String message, String place, Duration after) {
    return new NetworkException(
        Kind.TRANSIENT, new Problem(code, message, place, "it is tried again"), Optional.of(after));
  }

  /** What it said, readable for a person: no markup, no bytes that are no text. */
  private static String said(String text) {
    if (text.chars()
        .anyMatch(c -> c == 0xFFFD || (c < ' ' && c != '\n' && c != '\r' && c != '\t'))) {
      return ": bytes that are no text";
    }
    String readable = text.replaceAll("<[^>]*>", " ").strip().replaceAll("\\s+", " ");
    return readable.isEmpty() ? "" : ": " + AnafTexts.shortened(readable);
  }

  /** The number that ANAF's support asks for. */
  private static String supportId(String page) {
    java.util.regex.Matcher m =
        java.util.regex.Pattern.compile(
                "support ID is:?\\s*(?:<[^>]*>)?\\s*(\\d+)",
                java.util.regex.Pattern.CASE_INSENSITIVE)
            .matcher(page);
    return m.find() ? " (support id " + m.group(1) + ")" : "";
  }

  /** Seconds or a date. */
  Optional<Duration> retryAfter(WireResponse response) {
    String value = response.header("Retry-After").orElse("").strip();
    if (value.matches("\\d{1,7}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(clock.instant(), at)).filter(d -> !d.isNegative());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
