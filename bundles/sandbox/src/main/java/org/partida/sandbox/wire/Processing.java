package org.partida.sandbox.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.partida.sandbox.SandboxClock;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.Companies;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.books.StoredMessage;
import org.partida.sandbox.books.Upload;
import org.partida.sandbox.checks.DocumentChecks;
import org.partida.sandbox.checks.Parties;
import org.partida.sandbox.checks.Standard;
import org.partida.sandbox.checks.Verdict;
import org.partida.sandbox.generate.AnafTexts;
import org.partida.sandbox.generate.MessageKind;
import org.partida.sandbox.generate.Payload;

/**
 * The asynchronous half of an upload. There is no worker: what is due is done when somebody asks,
 * with the times that it would have had, so that a moved clock shows the right past.
 */
final class Processing {
  private static final String FORCED = "forced.";
  private static final String ENFORCED = "ENFORCED";

  private final SandboxBooks books;
  private final SandboxSettings settings;
  private final Counters counters;
  private final Companies companies;
  private final DocumentChecks checks;
  private final Predicate<String> registered;

  /** When the first pending upload of an environment is due: most calls find nothing to do. */
  private final Map<Env, Instant> next = new EnumMap<>(Env.class);

  Processing(
      SandboxBooks books,
      SandboxSettings settings,
      Counters counters,
      Companies companies,
      DocumentChecks checks,
      Predicate<String> registered) {
    this.books = books;
    this.settings = settings;
    this.counters = counters;
    this.companies = companies;
    this.checks = checks;
    this.registered = registered;
    for (Env env : Env.values()) {
      books.nextDue(env).ifPresent(at -> next.put(env, at));
    }
  }

  /** Something will be due then. */
  synchronized void expect(Env env, Instant at) {
    next.merge(env, at, (a, b) -> a.isBefore(b) ? a : b);
  }

  /** A fault decides how this upload ends. */
  void force(Env env, String index, Fault fault) {
    books.put(key(env, index), fault.name());
  }

  /** An enforcement body files for a debtor: the seller is somebody else. */
  void enforce(Env env, String index) {
    books.put(key(env, index), ENFORCED);
  }

  private static String key(Env env, String index) {
    return FORCED + env.path() + "." + index;
  }

  /** Ends all uploads whose time has come. */
  synchronized void settle(Env env, Instant now) {
    Instant first = next.get(env);
    if (first == null || first.isAfter(now)) {
      return;
    }
    books.due(env, now).forEach(this::end);
    next.remove(env);
    books.nextDue(env).ifPresent(at -> next.put(env, at));
  }

  private void end(Upload upload) {
    Payload payload = books.payload(upload.payloadKey()).orElseThrow();
    Parties parties = Parties.read(payload);
    if ("RASP".equals(upload.standard())) {
      buyerMessage(upload, parties.index());
      return;
    }
    List<String> errors = errors(upload, payload, parties);
    if (errors.isEmpty()) {
      accept(upload, parties);
    } else {
      refuse(upload, parties.seller(), errors);
    }
  }

  /** The errors of the first stage that fails. */
  private List<String> errors(Upload upload, Payload payload, Parties parties) {
    String forced = books.get(key(upload.env(), upload.index())).orElse("");
    if (Fault.DUPLICATE.name().equals(forced)) {
      return List.of(duplicateOf("5000000000", day(upload)));
    }
    boolean legacy = "legacy".equals(settings.text("errors.format"));
    if (Fault.RULE_BROKEN.name().equals(forced)) {
      return List.of(Texts.forcedRule(legacy));
    }
    Standard standard = Standard.valueOf(upload.standard());
    boolean asksRegister = settings.on("identify.buyerRegistered");
    Verdict verdict =
        checks.content(
            standard, payload, upload.foreignBuyer(), cui -> !asksRegister || registered.test(cui));
    if (!verdict.good()) {
      return verdict.texts(legacy);
    }
    // rights are checked for the cif parameter when filing, the seller in the document only here
    String filer = upload.selfBilled() ? parties.buyer() : parties.seller();
    if (!filer.equals(upload.cif()) && !ENFORCED.equals(forced)) {
      return List.of(
          "E: validari globale\n eroare regula: R6.2: CIF-ul transmis difera de:" + filer);
    }
    return books
        .get(shaKey(upload))
        .map(known -> known.split("\\|", -1))
        .map(known -> List.of(duplicateOf(known[0], known[1])))
        .orElse(List.of());
  }

  private static String duplicateOf(String index, String day) {
    return "Factura a mai fost transmisa anterior cu index=" + index + " si data incarcare=" + day;
  }

  private static String day(Upload upload) {
    return LocalDate.ofInstant(upload.submittedAt(), SandboxClock.ROMANIA).toString();
  }

  private static String shaKey(Upload upload) {
    return "filed." + upload.env().path() + "." + upload.sha256();
  }

  private void accept(Upload upload, Parties parties) {
    String index = upload.index();
    String details =
        upload.selfBilled()
            ? AnafTexts.selfBilledDetails(index, parties.buyer(), parties.seller())
            : AnafTexts.invoiceDetails(index, parties.seller(), beneficiary(parties));
    List<StoredMessage> items = new ArrayList<>();
    String own = upload.selfBilled() ? parties.seller() : upload.cif();
    items.add(item(upload, own, MessageKind.SENT, details, upload.payloadKey()));
    parties
        .mailboxOfBuyer()
        .filter(buyer -> !upload.foreignBuyer() && companies.has(upload.env(), buyer))
        .ifPresent(
            buyer ->
                items.add(item(upload, buyer, MessageKind.RECEIVED, details, upload.payloadKey())));
    books.finish(upload.with(Upload.State.OK, ownId(upload, items)), items, new TreeMap<>());
    books.put(shaKey(upload), index + "|" + day(upload));
  }

  /** A buyer without a Romanian code still stands in the text. */
  private static String beneficiary(Parties parties) {
    return parties.buyer().isEmpty() ? Parties.NOBODY : parties.buyer();
  }

  /** The filer's own item: for a self-billed document that is the received one. */
  private static String ownId(Upload upload, List<StoredMessage> items) {
    return items.stream()
        .filter(m -> m.cif().equals(upload.cif()))
        .findFirst()
        .orElse(items.get(0))
        .id();
  }

  private void refuse(Upload upload, String readSeller, List<String> errors) {
    String seller = readSeller.isEmpty() ? upload.cif() : readSeller;
    String owner = companies.has(upload.env(), seller) ? seller : upload.cif();
    String key = upload.env().path() + "/" + upload.index() + "/errors";
    SortedMap<String, Payload> payloads = new TreeMap<>();
    payloads.put(key, AnafTexts.errors(upload.index(), seller, errors));
    String details = AnafTexts.errorDetails(upload.index());
    if (upload.selfBilled() && settings.on("errors.selfBilledTip")) {
      details += " tip declarat=AUTOFACTURA";
    }
    StoredMessage item = item(upload, owner, MessageKind.ERRORS, details, key);
    books.finish(upload.with(Upload.State.NOK, item.id()), List.of(item), payloads);
  }

  private void buyerMessage(Upload upload, String about) {
    Optional<String> seller =
        books.messagesOf(upload.env(), about).stream()
            .filter(m -> m.kind() == MessageKind.SENT)
            .map(StoredMessage::cif)
            .findFirst();
    boolean known = seller.isPresent() || !books.messagesOf(upload.env(), about).isEmpty();
    if (!known) {
      refuse(upload, "", List.of("Nu exista factura cu id_incarcare= " + about));
      return;
    }
    String details = AnafTexts.buyerMessageDetails(about, upload.cif());
    String key = upload.payloadKey();
    List<StoredMessage> items = new ArrayList<>();
    items.add(item(upload, upload.cif(), MessageKind.BUYER_MESSAGE_SENT, details, key));
    seller.ifPresent(
        cif -> items.add(item(upload, cif, MessageKind.BUYER_MESSAGE_RECEIVED, details, key)));
    books.finish(upload.with(Upload.State.OK, items.get(0).id()), items, new TreeMap<>());
  }

  private StoredMessage item(
      Upload upload, String cif, MessageKind kind, String details, String payloadKey) {
    Duration indexing = Duration.ofSeconds(settings.number("delay.indexingSeconds"));
    String id = Long.toString(counters.downloadId(upload.env(), 1));
    return new StoredMessage(
        upload.env(),
        cif,
        id,
        upload.index(),
        kind,
        details,
        upload.readyAt().plus(indexing),
        payloadKey);
  }
}
