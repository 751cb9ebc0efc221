package org.partida.camel.runtime.send;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.partida.base.file.DropFolder;
import org.partida.base.file.DurableFiles;
import org.partida.base.file.RealFiles;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to one dropped file on its route. Thread-safe. */
final class Dropped implements GenericFileFilter<File> {
  /** Property with the name that the file gets beside the folder it was dropped into. */
  static final String TARGET = "partidaTarget";

  private static final Logger LOG = LoggerFactory.getLogger(Dropped.class);
  private static final String NAME = "partidaName";
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmssSSS").withZone(ZoneOffset.UTC);

  private final Clock clock;
  private final DurableFiles files = new DurableFiles(new RealFiles());
  private final AtomicReference<Instant> notBefore = new AtomicReference<>(Instant.MIN);

  Dropped(Clock clock) {
    this.clock = clock;
  }

  /** The folder is the company; two files of one name stay two. */
  void begin(Exchange exchange) {
    String name = exchange.getMessage().getHeader(Exchange.FILE_NAME, "", String.class);
    exchange.getMessage().setHeader("partidaCompany", DropFolder.company(name));
    exchange.setProperty(
        NAME,
        STAMP.format(clock.instant())
            + "-"
            + exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, "", String.class));
  }

  /** It is safe: it waits under the name of its submission. */
  void taken(Exchange exchange) {
    String key = exchange.getMessage().getHeader("partidaKey", String.class);
    boolean known = exchange.getMessage().getHeader("partidaKnown", false, Boolean.class);
    exchange.setProperty(
        TARGET, "underway/" + key + (known ? "+" : "_") + exchange.getProperty(NAME, String.class));
  }

  /** It can never be taken, and stands aside with the reason; or not now, and stays. */
  void failed(Exchange exchange) throws Exception {
    Exception e = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (!(e instanceof PartidaException p) || isPassing(p.problem())) {
      later(exchange, e);
      throw e;
    }
    String target = "quarantine/" + exchange.getProperty(NAME, String.class);
    Path send =
        Path.of(exchange.getMessage().getHeader(Exchange.FILE_PATH, String.class))
            .resolveSibling(target + ".txt");
    tell(send, p.problem());
    exchange.setProperty(TARGET, target);
  }

  private void tell(Path answer, Problem why) throws IOException {
    files.write(answer, new ByteArrayInputStream((why + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  /** A bundle is stopped, the database is busy or full. */
  private static boolean isPassing(Problem why) {
    return why.code().equals("route.missing") || why.code().startsWith("db.");
  }

  /** Nobody is asked again at once, and it is said once, however many files there are. */
  private void later(Exchange exchange, Exception e) {
    Instant now = clock.instant();
    Instant before = notBefore.getAndSet(now.plus(PAUSE));
    if (!before.isAfter(now)) {
      LOG.warn(
          "files to be sent cannot be taken now and are left where they are, {} among them",
          exchange.getMessage().getHeader(Exchange.FILE_NAME),
          e);
    }
  }

  /** Files are looked at only while they can be taken. */
  @Override
  public boolean accept(GenericFile<File> file) {
    return !notBefore.get().isAfter(clock.instant());
  }
}
