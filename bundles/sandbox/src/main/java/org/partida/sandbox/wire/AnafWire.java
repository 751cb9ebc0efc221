package org.partida.sandbox.wire;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.Companies;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.checks.DocumentChecks;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.registry.Registry;
import org.partida.sandbox.registry.Taxpayers;
import org.partida.sandbox.seal.SealKeys;
import org.partida.sandbox.seal.Sealer;

/**
 * The simulated authority as one function from request to response. Paths are below {@code
 * /sandbox/anaf}; the authority's hosts share no path, so one base stands for all of them. Safe for
 * use by several threads.
 */
public final class AnafWire {
  private static final Pattern FCTEL = Pattern.compile("/(prod|test)/FCTEL/rest/([A-Za-z0-9]+)");
  private static final Pattern OPEN =
      Pattern.compile("/(prod|test)/FCTEL/rest/(validare|transformare)(?:/([^/]*))?(/DA)?/?");
  private static final String SPV = "/SPVWS2/rest/";
  private static final String OAUTH = "/anaf-oauth2/v1/";

  private final Clock clock;
  private final SandboxSettings settings;
  private final Faults faults;
  private final Quotas quotas;
  private final CallLog log = new CallLog();
  private final IdSource ids;
  private final Certificates certificates;
  private final Tokens tokens;
  private final OAuth oauth;
  private final Processing processing;
  private final ListEndpoint lists;
  private final StateEndpoint states;
  private final DownloadEndpoint downloads;
  private final UploadEndpoint uploads;
  private final PublicEndpoint open;
  private final SignatureEndpoint signatures;
  private final FaultAnswers faultAnswers;
  private final Registry registry;
  private final PrivateSession session;
  private final PrivateSpace space;

  /** What the authority is made of. */
  public record Parts(
      SandboxBooks books,
      Clock clock,
      SandboxSettings settings,
      SealKeys keys,
      Companies companies,
      DocumentChecks checks,
      Taxpayers taxpayers) {}

  public AnafWire(Parts parts) {
    SandboxBooks books = parts.books();
    SandboxSettings settings = parts.settings();
    this.clock = parts.clock();
    this.settings = settings;
    this.faults = new Faults(books);
    this.quotas = new Quotas(books, settings);
    this.ids = new IdSource(books, settings);
    this.certificates = new Certificates(books, settings, parts.companies());
    this.tokens = new Tokens(books, settings, parts.keys(), certificates, ids);
    this.oauth = new OAuth(books, settings, tokens, ids, certificates);
    Counters counters = new Counters(books);
    DocumentChecks checks = parts.checks();
    this.processing =
        new Processing(
            books,
            settings,
            counters,
            parts.companies(),
            checks,
            cui -> parts.taxpayers().find(cui).isPresent());
    this.session = new PrivateSession(books, settings, ids, tokens);
    this.space = new PrivateSpace(books, settings, certificates);
    this.registry = new Registry(books, settings, parts.taxpayers(), ids);
    this.lists = new ListEndpoint(books, settings, quotas);
    this.states = new StateEndpoint(books, settings, quotas);
    Sealer sealer = new Sealer(parts.keys());
    this.downloads =
        new DownloadEndpoint(books, settings, quotas, new ArchiveMaker(sealer, settings));
    this.uploads = new UploadEndpoint(books, settings, quotas, counters, checks, processing);
    this.open = new PublicEndpoint(settings, checks, ids);
    this.signatures = new SignatureEndpoint(sealer);
    this.faultAnswers = new FaultAnswers(ids, open);
  }

  /** The armed faults. */
  public Faults faults() {
    return faults;
  }

  /** The counted calls. */
  public Quotas quotas() {
    return quotas;
  }

  /** The last calls. */
  public CallLog log() {
    return log;
  }

  /** The simulated certificates. */
  public Certificates certificates() {
    return certificates;
  }

  /** The identity provider's token mint. */
  public Tokens tokens() {
    return tokens;
  }

  /** The identity provider. */
  public OAuth oauth() {
    return oauth;
  }

  /** The archive of an item, for those who look on: no rights, quotas or faults. */
  public Optional<Payload> archive(Env env, String id) {
    return downloads.archive(env, id);
  }

  /** Does what uploads are waiting for, up to now. */
  public void settle(Env env) {
    processing.settle(env, clock.instant());
  }

  /** Answers a request. Never throws for a request's sake. */
  public WireResponse answer(WireRequest request) {
    Instant now = clock.instant();
    WireResponse response = route(request, now);
    log.add(now, request, response);
    return response;
  }

  private WireResponse route(WireRequest request, Instant now) {
    String path = request.path();
    if (path.startsWith(OAUTH)) {
      return oauth(request, path.substring(OAUTH.length()), now);
    }
    if (path.startsWith("/f5-oauth2/")) {
      return OAuth.elsewhere();
    }
    if ("/TestOauth/jaxrs/hello".equals(path)) {
      return hello(request, now);
    }
    if ("/api/validate/signature".equals(path) && "POST".equals(request.method())) {
      return guarded(Endpoint.SIGNATURE, request, now, strike -> signatures.answer(request));
    }
    Optional<WireResponse> register = register(request, now);
    if (register.isPresent()) {
      return register.get();
    }
    if (path.startsWith(SPV) || path.startsWith("/my.policy")) {
      return space(request, now);
    }
    Matcher unprotected = OPEN.matcher(path);
    if (unprotected.matches()) {
      return open(unprotected, request, now);
    }
    Matcher matcher = FCTEL.matcher(path);
    // a wrong path on the real host gives 403, not 404
    return matcher.matches()
        ? fctel(Env.ofPath(matcher.group(1)).orElseThrow(), matcher.group(2), request, now)
        : FaultAnswers.forbidden(request, now);
  }

  /** The work of an endpoint once no fault stands before it. */
  private interface Work {
    WireResponse answer(Optional<Faults.Strike> strike);
  }

  private WireResponse guarded(Endpoint endpoint, WireRequest request, Instant now, Work work) {
    Optional<Faults.Strike> strike = faults.strike(endpoint, key(request));
    return strike
        .flatMap(s -> faultAnswers.instead(s, endpoint, request, now))
        .orElseGet(
            () -> {
              WireResponse answer = work.answer(strike);
              return strike.map(s -> faultAnswers.after(s, answer)).orElse(answer);
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
      case "revoke" -> guarded(Endpoint.REVOKE, request, now, s -> oauth.revoke(request, now));
      case ".well-known/openid-configuration" -> oauth.discovery(request);
      default -> OAuth.elsewhere();
    };
  }

  private WireResponse open(Matcher path, WireRequest request, Instant now) {
    String standard = path.group(3) == null ? "" : path.group(3);
    boolean plain = path.group(4) != null;
    boolean pdf = "transformare".equals(path.group(2));
    boolean there =
        "prod".equals(path.group(1))
            && !standard.isEmpty()
            && "POST".equals(request.method())
            && (pdf || !plain);
    if (!there) {
      return PublicEndpoint.missing(request, now);
    }
    return pdf
        ? guarded(Endpoint.PDF, request, now, s -> open.pdf(request, standard, plain, now))
        : guarded(Endpoint.VALIDATE, request, now, s -> open.validate(request, standard));
  }

  private WireResponse fctel(Env env, String operation, WireRequest request, Instant now) {
    Optional<Endpoint> endpoint = Endpoint.ofOperation(operation);
    boolean post = endpoint.filter(e -> e == Endpoint.UPLOAD).isPresent();
    if (endpoint.isEmpty() || !request.method().equals(post ? "POST" : "GET")) {
      return Texts.spring(404, "Not Found", "", Call.stamp(now), request.path());
    }
    return guarded(
        endpoint.get(),
        request,
        now,
        strike -> authorised(env, operation, endpoint.get(), request, now, strike));
  }

  private WireResponse authorised(
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
      default -> throw new IllegalStateException("not an operation of FCTEL: " + endpoint);
    };
  }

  /** A document appears in a company's private space, from that moment on; gives its id. */
  public String addDocument(String cif, Instant at, String kind, String details) {
    return space.add(cif, at, "", kind, details);
  }

  private WireResponse space(WireRequest request, Instant now) {
    return switch (request.path()) {
      case "/my.policy" -> session.policy(request, now);
      case "/my.policy_nonce" -> session.nonce(request, now);
      default ->
          guarded(
              Endpoint.SPV,
              request,
              now,
              strike ->
                  session
                      .serial(request, now)
                      .filter(s -> strike.filter(f -> f.fault() == Fault.SESSION_ENDED).isEmpty())
                      .map(
                          s ->
                              space.answer(request.path().substring(SPV.length()), request, s, now))
                      .orElseGet(() -> session.begin(request, now)));
    };
  }

  /** The public registers, whose paths change from version to version. */
  private Optional<WireResponse> register(WireRequest request, Instant now) {
    boolean post = "POST".equals(request.method());
    return switch (request.path()) {
      case "/api/PlatitorTvaRest/v9/tva", "/PlatitorTvaRest/api/v8/ws/tva" ->
          post ? counted(Endpoint.VAT, request, now, s -> registry.vat(request)) : Optional.empty();
      case "/api/registruroefactura/v1/interogare" ->
          post
              ? counted(Endpoint.VAT, request, now, s -> registry.register(request))
              : Optional.empty();
      case "/AsynchWebService/api/v8/ws/tva" ->
          post
              ? counted(Endpoint.VAT, request, now, s -> registry.submit(request, now))
              : Optional.empty();
      case "/AsynchWebService/api/v7/ws/tva" ->
          counted(
              Endpoint.VAT_RESULT,
              request,
              now,
              s ->
                  registry.result(
                      request, now, s.filter(f -> f.fault() == Fault.NOT_READY).isPresent()));
      default -> Optional.empty();
    };
  }

  private Optional<WireResponse> counted(
      Endpoint endpoint, WireRequest request, Instant now, Work work) {
    return Optional.of(
        guarded(
            endpoint,
            request,
            now,
            strike ->
                quotas.allowsSecond(request.path(), now) ? work.answer(strike) : tooFast(now)));
  }

  private WireResponse tooFast(Instant now) {
    return "waf".equals(settings.text("vat.tooFast"))
        ? WireResponse.html(200, "").body(Texts.wafPage(ids.digits("support")))
        : WireResponse.spring(
            429, "Too Many Requests", "Limita de 1 request/secunda depasita", Call.stamp(now));
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
                        + "\nuser-agent: "
                        + request.header("user-agent").orElse("")
                        + "\n"))
        .orElseGet(() -> FaultAnswers.unauthorized(request, now));
  }
}
