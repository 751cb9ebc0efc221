package org.partida.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.ListWindow;
import org.partida.spi.network.ListedMessage;
import org.partida.spi.network.MessagePage;
import org.partida.spi.network.MessageType;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.SealReport;
import org.partida.spi.network.Unpacked;

/**
 * An authority in memory: a message is an id and a text; the text's first word says what the
 * payload is.
 */
final class FakeNetwork implements Network {
  final Map<String, String> mailbox = new LinkedHashMap<>();
  final Map<String, ListedMessage> listed = new LinkedHashMap<>();
  final List<String> fetched = Collections.synchronizedList(new ArrayList<>());
  final List<ListWindow> windows = new ArrayList<>();
  org.partida.spi.network.NetworkLimits limits = org.partida.spi.network.NetworkLimits.UNLIMITED;
  List<String> covered = List.of();
  volatile Optional<NetworkException> failure = Optional.empty();
  Slow slow = () -> {};
  Instant createdAt = Instant.parse("2026-11-20T08:00:00Z");

  /** What a download takes its time with. */
  interface Slow {
    void pass() throws InterruptedException;
  }

  @Override
  public String id() {
    return "ro.spv";
  }

  @Override
  public org.partida.spi.network.NetworkLimits limits() {
    return limits;
  }

  @Override
  public MessagePage list(ConnectionRef connection, CompanyId company, ListWindow window)
      throws NetworkException {
    fail();
    windows.add(window);
    List<ListedMessage> all = mailbox.keySet().stream().map(this::listed).toList();
    return new MessagePage(all, 1, List.of(), covered, Optional.of("ab12"));
  }

  /** Puts an item into the mailbox as it is to be listed. */
  void put(String text, ListedMessage item) {
    mailbox.put(item.id().orElseThrow(), text);
    listed.put(item.id().orElseThrow(), item);
  }

  private ListedMessage listed(String id) {
    if (listed.containsKey(id)) {
      return listed.get(id);
    }
    Optional<String> none = Optional.empty();
    Optional<String> known = id.startsWith("none") ? none : Optional.of(id);
    return new ListedMessage(
        known,
        Optional.of("9" + id),
        MessageType.RECEIVED,
        "FACTURA PRIMITA",
        createdAt,
        none,
        none,
        false,
        "{}");
  }

  @Override
  public Path fetch(ConnectionRef connection, CompanyId company, String messageId, Path folder)
      throws NetworkException, IOException {
    fail();
    try {
      slow.pass();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    fetched.add(messageId);
    return Files.writeString(Files.createTempFile(folder, "fake", ".zip"), mailbox.get(messageId));
  }

  private void fail() throws NetworkException {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  @Override
  public Unpacked unpack(Path container, Path folder) throws IOException {
    String text = Files.readString(container);
    if (text.startsWith("cut ") && fetched.size() == 1) {
      throw new PartidaException(
          new Problem("zip.truncated", "the container ends too early", "", "fetch it again"));
    }
    if (text.startsWith("broken")) {
      throw new PartidaException(
          new Problem("zip.broken", "the container is cut short", "", "fetch it again"));
    }
    Unpacked.PayloadKind kind =
        text.startsWith("notice")
            ? Unpacked.PayloadKind.ERROR_NOTICE
            : text.startsWith("buyer")
                ? Unpacked.PayloadKind.BUYER_MESSAGE
                : text.startsWith("odd")
                    ? Unpacked.PayloadKind.UNKNOWN
                    : Unpacked.PayloadKind.INVOICE;
    Path payload =
        Files.writeString(
            folder.resolve("1.xml"),
            "<Invoice xmlns='urn:fake'>" + text.replace("cut ", "") + "</Invoice>");
    Path signature =
        Files.write(
            folder.resolve("semnatura_1.xml"),
            ("seal of " + text).getBytes(StandardCharsets.UTF_8));
    return new Unpacked(
        payload,
        "1.xml",
        kind,
        Optional.of(signature),
        Optional.of("semnatura_1.xml"),
        List.of(text),
        about(text),
        Optional.empty());
  }

  /** {@code … about=NUMBER}. */
  private static Optional<String> about(String text) {
    int at = text.indexOf("about=");
    return at < 0 ? Optional.empty() : Optional.of(text.substring(at + 6).split(" ")[0]);
  }

  @Override
  public SealReport checkSeal(Path payload, Path signature) throws IOException {
    boolean right = !Files.readString(signature).contains("forged");
    return new SealReport(right, right, Optional.empty(), Optional.empty(), "fake", List.of());
  }
}
