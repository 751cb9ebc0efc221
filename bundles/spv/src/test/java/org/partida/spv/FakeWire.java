package org.partida.spv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.partida.base.wire.Wire;
import org.partida.base.wire.WireException;
import org.partida.base.wire.WireRequest;
import org.partida.base.wire.WireResponse;

/** A wire whose answers are said beforehand, in order. */
public final class FakeWire implements Wire {
  private final Path spool;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<WireRequest> requests = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();

  /** What comes back. */
  @FunctionalInterface
  public interface Answer {
    WireResponse to(WireRequest request) throws WireException;
  }

  public FakeWire(Path spool) {
    this.spool = spool;
  }

  public FakeWire then(int status, String body) {
    return then(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  public FakeWire then(int status, Map<String, String> headers, byte[] body) {
    answers.add(
        r -> {
          try {
            Path file = Files.createTempFile(spool, "wire-", ".body");
            return new WireResponse(status, headers, Files.write(file, body));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return this;
  }

  public FakeWire thenFails(boolean maybeSent) {
    answers.add(
        r -> {
          throw new WireException("no answer from " + r, maybeSent, null);
        });
    return this;
  }

  public FakeWire thenDo(Answer answer) {
    answers.add(answer);
    return this;
  }

  @Override
  public synchronized WireResponse exchange(WireRequest request) throws WireException {
    requests.add(request);
    try {
      bodies.add(request.body().isPresent() ? Files.readString(request.body().get()) : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Answer answer = answers.poll();
    if (answer == null) {
      throw new AssertionError("one call too many: " + request);
    }
    return answer.to(request);
  }

  public synchronized List<WireRequest> requests() {
    return List.copyOf(requests);
  }

  public synchronized List<String> bodies() {
    return List.copyOf(bodies);
  }

  public synchronized int left() {
    return answers.size();
  }
}
