package org.partida.sandbox.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.Env;
import org.partida.sandbox.books.Mailbox;
import org.partida.sandbox.books.SandboxBooks;
import org.partida.sandbox.books.StoredMessage;
import org.partida.sandbox.books.Upload;
import org.partida.sandbox.generate.AnafTexts;
import org.partida.sandbox.generate.MessageKind;
import org.partida.sandbox.generate.Payload;

/**
 * The asynchronous half of an upload. There is no worker: what is due is done when somebody asks,
 * with the times that it would have had, so that a moved clock shows the right past.
 */
final class Processing {
  private final SandboxBooks books;
  private final SandboxSettings settings;
  private final Counters counters;

  Processing(SandboxBooks books, SandboxSettings settings, Counters counters) {
    this.books = books;
    this.settings = settings;
    this.counters = counters;
  }

  /** Ends all uploads whose time has come. */
  synchronized void settle(Env env, Instant now) {
    for (Upload upload : books.uploads(env, Upload.State.PENDING)) {
      if (!upload.readyAt().isAfter(now)) {
        end(upload);
      }
    }
  }

  private void end(Upload upload) {
    Payload payload = books.payload(upload.payloadKey()).orElseThrow();
    if ("RASP".equals(upload.standard())) {
      buyerMessage(upload, payload);
      return;
    }
    Filed filed = Filed.read(payload);
    List<String> errors = new ArrayList<>(filed.errors());
    // rights are checked for the cif parameter when filing, the seller in the document only here
    String filer = upload.selfBilled() ? filed.buyer() : filed.seller();
    if (!filer.equals(upload.cif())) {
      errors.add("E: validari globale\n eroare regula: R6.2: CIF-ul transmis difera de:" + filer);
    }
    duplicate(upload).ifPresent(errors::add);
    if (errors.isEmpty()) {
      accept(upload, filed);
    } else {
      refuse(upload, filed, errors);
    }
  }

  private Optional<String> duplicate(Upload upload) {
    return books
        .get(shaKey(upload))
        .map(
            known ->
                "Factura a mai fost transmisa anterior cu index="
                    + known.substring(0, known.indexOf('|'))
                    + " si data incarcare="
                    + known.substring(known.indexOf('|') + 1));
  }

  private static String shaKey(Upload upload) {
    return "filed." + upload.env().path() + "." + upload.sha256();
  }

  private void accept(Upload upload, Filed filed) {
    String index = upload.index();
    String details =
        upload.selfBilled()
            ? AnafTexts.selfBilledDetails(index, filed.buyer(), filed.seller())
            : AnafTexts.invoiceDetails(index, filed.seller(), filed.buyer());
    List<StoredMessage> items = new ArrayList<>();
    String own = upload.selfBilled() ? filed.seller() : upload.cif();
    items.add(item(upload, own, MessageKind.SENT, details, upload.payloadKey()));
    if (isMailbox(upload.env(), filed.buyer())) {
      items.add(item(upload, filed.buyer(), MessageKind.RECEIVED, details, upload.payloadKey()));
    }
    String id = ownId(upload, items);
    books.finish(upload.with(Upload.State.OK, id), items, new TreeMap<>());
    books.put(shaKey(upload), index + "|" + upload.submittedAt().toString().substring(0, 10));
  }

  /** The filer's own item: for a self-billed document that is the received one. */
  private static String ownId(Upload upload, List<StoredMessage> items) {
    return items.stream()
        .filter(m -> m.cif().equals(upload.cif()))
        .findFirst()
        .orElse(items.get(0))
        .id();
  }

  private void refuse(Upload upload, Filed filed, List<String> errors) {
    String seller = filed.seller().isEmpty() ? upload.cif() : filed.seller();
    String owner = isMailbox(upload.env(), seller) ? seller : upload.cif();
    String key = upload.env().path() + "/" + upload.index() + "/errors";
    SortedMap<String, Payload> payloads = new TreeMap<>();
    payloads.put(key, AnafTexts.errors(upload.index(), seller, errors));
    StoredMessage item =
        item(upload, owner, MessageKind.ERRORS, AnafTexts.errorDetails(upload.index()), key);
    books.finish(upload.with(Upload.State.NOK, item.id()), List.of(item), payloads);
  }

  private void buyerMessage(Upload upload, Payload payload) {
    String about = Filed.messageIndex(payload);
    String details = AnafTexts.buyerMessageDetails(about, upload.cif());
    String key = upload.payloadKey();
    List<StoredMessage> items = new ArrayList<>();
    items.add(item(upload, upload.cif(), MessageKind.BUYER_MESSAGE_SENT, details, key));
    sellerOf(upload.env(), about)
        .ifPresent(
            cif -> items.add(item(upload, cif, MessageKind.BUYER_MESSAGE_RECEIVED, details, key)));
    books.finish(upload.with(Upload.State.OK, items.get(0).id()), items, new TreeMap<>());
  }

  private Optional<String> sellerOf(Env env, String index) {
    return books.mailboxes(env).stream()
        .flatMap(box -> books.messages(env, box.cif()).stream())
        .filter(m -> m.kind() == MessageKind.SENT && m.uploadIndex().equals(index))
        .map(StoredMessage::cif)
        .findFirst();
  }

  private boolean isMailbox(Env env, String cif) {
    return books.mailboxes(env).stream().map(Mailbox::cif).anyMatch(cif::equals);
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
