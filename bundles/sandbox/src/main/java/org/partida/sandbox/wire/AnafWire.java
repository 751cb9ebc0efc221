package org.partida.sandbox.wire;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.seal.SealKeys;
import org.partida.sandbox.seal.Sealer;

/**
 * The simulated authority as one function from request to response. Paths are below {@code
 * /sandbox/anaf}: {@code /anaf-oauth2/v1/…} and {@code /prod|test/FCTEL/rest/…}. Safe for use by
 * several threads.
 */
public final class AnafWire {
  private static final Pattern FCTEL = Pattern.compile("/(prod|test)/FCTEL/rest/([A-Za-z0-9]+)");
  private static final String OAUTH = "/anaf-oauth2/v1/";

  private final Clock clock;
  private final Faults faults;
  private final Quotas quotas;
  private final Tokens tokens;
  private final OAuth oauth;
  private final Processing processing;
  private final ListEndpoint lists;
  private final StateEndpoint states;
  private final DownloadEndpoint downloads;
  private final UploadEndpoint uploads;

  public AnafWire(SandboxBooks books, Clock clock, SandboxSettings settings, SealKeys keys) {
    this.clock = clock;
    this.faults = new Faults(books);
    this.quotas = new Quotas(books, settings);
    this.tokens = new Tokens(books, settings, keys);
    this.oauth = new OAuth(books, settings, tokens);
    Counters counters = new Counters(books);
    this.processing = new Processing(books, settings, counters);
    this.lists = new ListEndpoint(books, settings, quotas);
    this.states = new StateEndpoint(books, quotas);
    ArchiveMaker archives = new ArchiveMaker(new Sealer(keys), settings);
    this.downloads = new DownloadEndpoint(books, settings, quotas, archives);
    this.uploads = new UploadEndpoint(books, settings, quotas, counters);
  }

  /** The armed faults. */
  public Faults faults() {
    return faults;
  }

  /** The counted calls. */
  public Quotas quotas() {
    return quotas;
  }

  /** The identity provider's token mint. */
  public Tokens tokens() {
    return tokens;
  }

  /** The identity provider. */
  public OAuth oauth() {
    return oauth;
  }

  /** Does what uploads are waiting for, up to now. */
  public void settle(Env env) {
    processing.settle(env, clock.instant());
  }

  /** Answers a request. Never throws for a request's sake. */
  public WireResponse answer(WireRequest request) {
    Instant now = clock.instant();
    if (request.path().startsWith(OAUTH)) {
      return oauth(request, request.path().substring(OAUTH.length()), now);
    }
    if ("/TestOauth/jaxrs/hello".equals(request.path())) {
      return hello(request, now);
    }
    Matcher matcher = FCTEL.matcher(request.path());
    if (!matcher.matches()) {
      // a wrong path on the real host gives 403, not 404
      return FaultAnswers.forbidden(request, now);
    }
    Env env = Env.ofPath(matcher.group(1)).orElseThrow();
    String operation = matcher.group(2);
    Optional<Endpoint> endpoint = Endpoint.ofOperation(operation);
    boolean post = endpoint.filter(e -> e == Endpoint.UPLOAD).isPresent();
    if (endpoint.isEmpty() || !request.method().equals(post ? "POST" : "GET")) {
      return Texts.spring(404, "Not Found", "", Call.stamp(now), request.path());
    }
    return guarded(
        endpoint.get(),
        request,
        now,
        strike -> fctel(env, operation, endpoint.get(), request, now, strike));
  }

  /** The work of an endpoint once no fault stands before it. */
  private interface Work {
    WireResponse answer(Optional<Faults.Strike> strike);
  }

  private WireResponse guarded(Endpoint endpoint, WireRequest request, Instant now, Work work) {
    Optional<Faults.Strike> strike = faults.strike(endpoint, key(request));
    return strike
        .flatMap(s -> FaultAnswers.instead(s, endpoint, request, now))
        .orElseGet(
            () -> {
              WireResponse answer = work.answer(strike);
              return strike.map(s -> FaultAnswers.after(s, answer)).orElse(answer);
            });
  }

  private static String key(WireRequest request) {
    return request
        .param("id")
        .or(() -> request.param("id_incarcare"))
        .or(() -> request.param("cif"))
        .orElse("");
  }

  private WireResponse oauth(WireRequest request, String operation, Instant now) {
    return switch (operation) {
      case "token" ->
          guarded(Endpoint.TOKEN, request, now, strike -> oauth.token(request, now, strike));
      case "authorize" ->
          guarded(
              Endpoint.AUTHORIZE, request, now, strike -> oauth.authorize(request, now, strike));
      case "revoke" -> oauth.revoke(request, now);
      default -> WireResponse.empty(302).with("Location", "/my.policy");
    };
  }

  private WireResponse fctel(
      Env env,
      String operation,
      Endpoint endpoint,
      WireRequest request,
      Instant now,
      Optional<Faults.Strike> strike) {
    if (!quotas.allowsMinute(now)) {
      return WireResponse.spring(
              429, "Too Many Requests", "Limita de 1000 apeluri/minut depasita", Call.stamp(now))
          .with("Retry-After", "60");
    }
    Optional<Grant> grant = tokens.grant(request, env, now);
    if (grant.isEmpty()) {
      return FaultAnswers.unauthorized(request, now);
    }
    processing.settle(env, now);
    Call call = new Call(env, endpoint, operation, request, grant.get(), now, strike);
    return switch (endpoint) {
      case LIST -> lists.byDays(call);
      case LIST_PAGED -> lists.paged(call);
      case STATE -> states.answer(call);
      case DOWNLOAD -> downloads.answer(call);
      case UPLOAD -> uploads.answer(call);
      case TOKEN, AUTHORIZE -> throw new IllegalStateException("not an operation of FCTEL");
    };
  }

  private WireResponse hello(WireRequest request, Instant now) {
    return tokens
        .grant(request, Env.PROD, now)
        .map(
            grant ->
                WireResponse.text(
                    200,
                    "Hello, "
                        + request.param("name").orElse("")
                        + "\nissuer: Anaf\n"
                        + "serial_certificate: "
                        + grant.serial()
                        + "\n"))
        .orElseGet(() -> FaultAnswers.unauthorized(request, now));
  }
}
