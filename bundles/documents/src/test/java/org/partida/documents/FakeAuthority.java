package org.partida.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.invoice.Invoice;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.ListedMessage;
import org.partida.spi.network.MessageType;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NoticeExplainer;
import org.partida.spi.network.NoticeFinding;
import org.partida.spi.network.SubmitFlag;
import org.partida.spi.network.SubmitOrder;
import org.partida.spi.network.Submitted;
import org.partida.spi.network.SubmittedState;
import org.partida.spi.network.Submitter;

/** An authority that takes documents: what goes wrong is said beforehand, call by call. */
final class FakeAuthority implements Submitter, NoticeExplainer {
  /** What becomes of a call. */
  enum Mode {
    FINE,
    /** It is taken, and the answer is lost. */
    LOST,
    /** It is not taken, and nobody knows. */
    DROPPED,
    /** It is surely not taken. */
    DOWN,
    /** The authority says that it will never take it. */
    NEVER,
    /** It is refused at once. */
    REFUSED,
    /** It is taken, and refused later. */
    NOK
  }

  final Deque<Mode> modes = new ArrayDeque<>();
  final List<String> filed = new ArrayList<>();

  /** What every document says of the way it must be sent. */
  final Set<SubmitFlag> flags = EnumSet.noneOf(SubmitFlag.class);

  int calls;
  private final Office office;
  private final Map<String, String> byBytes = new LinkedHashMap<>();
  private final Map<String, SubmittedState.Stage> stages = new LinkedHashMap<>();
  private int next = 5000;

  FakeAuthority(Office office) {
    this.office = office;
  }

  @Override
  public String network() {
    return "ro.spv";
  }

  @Override
  public long maxBytes() {
    return 10_000;
  }

  @Override
  public Optional<String> standard(RootElement root) {
    return Map.of("Invoice", "UBL", "header", "RASP").entrySet().stream()
        .filter(e -> e.getKey().equals(root.localName()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Override
  public Set<SubmitFlag> flags(Invoice invoice) {
    return Set.copyOf(flags);
  }

  @Override
  public byte[] buyerMessage(String index, String text) {
    return ("<header about='" + index + "'>" + text + "</header>").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public synchronized Submitted submit(ConnectionRef connection, CompanyId filer, SubmitOrder order)
      throws NetworkException, IOException {
    calls++;
    Mode mode = modes.isEmpty() ? Mode.FINE : modes.poll();
    String bytes = Files.readString(order.file());
    return switch (mode) {
      case FINE -> new Submitted.Taken(take(bytes, false));
      case NOK -> new Submitted.Taken(take(bytes, true));
      case LOST -> {
        take(bytes, false);
        throw failure(NetworkException.Kind.IN_DOUBT);
      }
      case DROPPED -> throw failure(NetworkException.Kind.IN_DOUBT);
      case DOWN -> throw failure(NetworkException.Kind.TRANSIENT);
      case NEVER -> throw failure(NetworkException.Kind.REFUSED);
      case REFUSED -> new Submitted.Refused(List.of("not a good file"));
    };
  }

  private static NetworkException failure(NetworkException.Kind kind) {
    return new NetworkException(kind, new Problem("fake", "no", "", "wait"), Optional.empty());
  }

  private String take(String bytes, boolean bad) {
    String index = Integer.toString(next++);
    String text = bytes.replaceAll("<[^>]*>", "");
    String earlier = byBytes.get(bytes);
    if (bad || earlier != null) {
      stages.put(index, SubmittedState.Stage.REJECTED);
      String why = bad ? "notice bad" : "notice duplicate earlier=" + earlier;
      list("n" + index, why, index, MessageType.ERRORS);
    } else {
      byBytes.put(bytes, index);
      stages.put(index, SubmittedState.Stage.ACCEPTED);
      if (bytes.startsWith("<header")) {
        list("m" + index, "buyer " + text, index, MessageType.BUYER_MESSAGE);
      } else {
        filed.add(text);
        list("m" + index, text, index, MessageType.SENT);
      }
    }
    return index;
  }

  private void list(String id, String text, String index, MessageType type) {
    Optional<String> none = Optional.empty();
    office.network.put(
        text,
        new ListedMessage(
            Optional.of(id),
            Optional.of(index),
            type,
            type.name(),
            office.clock.instant(),
            none,
            none,
            false,
            "{}"));
  }

  @Override
  public synchronized SubmittedState state(
      ConnectionRef connection, CompanyId filer, String index) {
    return new SubmittedState(stages.get(index), Optional.of("m" + index));
  }

  @Override
  public List<NoticeFinding> explain(List<String> texts) {
    return texts.stream()
        .map(
            t -> {
              int at = t.indexOf("earlier=");
              Optional<String> earlier =
                  at < 0 ? Optional.empty() : Optional.of(t.substring(at + 8));
              return new NoticeFinding(
                  "",
                  List.of(),
                  t,
                  Optional.empty(),
                  Optional.empty(),
                  Map.of(),
                  Map.of(),
                  earlier,
                  Optional.<LocalDate>empty());
            })
        .toList();
  }
}
