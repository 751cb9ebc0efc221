package org.partida.statements.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.base.port.UnitOfWork;
import org.partida.base.secret.Secrets;
import org.partida.base.work.internal.WakeupHub;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.store.db.StoreDatabases;
import org.partida.store.repo.Books;
import org.partida.testkit.TempHome;
import org.partida.testkit.TestClock;
import org.partida.testkit.store.Samples;

/** Statements by mail, against a server in this machine. */
@Timeout(120)
class MailRoutesTest {
  private static final String SENDER = "ramburs@courier.example";

  private final GreenMail server =
      new GreenMail(
          ServerSetup.dynamicPort(new ServerSetup[] {ServerSetupTest.SMTP, ServerSetupTest.IMAP}));
  private final TestClock clock = new TestClock("2026-11-20T10:00:00Z");
  private final TempHome home = new TempHome();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger tries = new AtomicInteger();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private StoreDatabases databases;
  private UnitOfWork books;

  @BeforeEach
  void start() throws Exception {
    server.start();
    server.setUser("alfa@firm.example", "alfa", "pa ss)word&");
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, new WakeupHub());
    camel.addRoutes(new MailRoutes(new Plain(), books, home, clock, config(), "direct:inbox"));
    camel.addRoutes(
        new org.apache.camel.builder.RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("direct:inbox").process(MailRoutesTest.this::inbox);
          }
        });
    camel.start();
  }

  private void inbox(Exchange e) {
    tries.incrementAndGet();
    RuntimeException f = failure.get();
    if (f != null) {
      throw f;
    }
    taken.add(
        e.getMessage().getHeader("partidaCompany")
            + " "
            + e.getMessage().getHeader("partidaSender")
            + " "
            + e.getMessage().getHeader(Exchange.FILE_NAME)
            + " "
            + e.getMessage().getBody(String.class));
  }

  @AfterEach
  void stop() throws IOException {
    camel.close();
    server.stop();
    databases.close();
    home.close();
  }

  /** Secrets as they are. */
  private static final class Plain implements Secrets {
    @Override
    public String seal(String secret) {
      return secret;
    }

    @Override
    public String open(String sealed) {
      return sealed;
    }
  }

  /** The configuration with these values, else what it says by itself. */
  private MailConfig config() {
    Map<String, Object> values =
        Map.of(
            "company",
            Samples.ALFA.value(),
            "host",
            "127.0.0.1",
            "port",
            server.getImap().getPort(),
            "protocol",
            "imap",
            "user",
            "alfa",
            "password",
            "{sealed}pa ss)word&",
            "senders",
            SENDER + ", @bank.example",
            "maxMegabytes",
            1,
            "everySeconds",
            1);
    return (MailConfig)
        Proxy.newProxyInstance(
            MailConfig.class.getClassLoader(),
            new Class<?>[] {MailConfig.class},
            (proxy, m, args) -> values.getOrDefault(m.getName(), m.getDefaultValue()));
  }

  private static MimeBodyPart file(String name, byte[] content) throws Exception {
    MimeBodyPart part = new MimeBodyPart();
    part.setContent(content, "application/octet-stream");
    part.setFileName(name);
    return part;
  }

  private void send(String from, Object... parts) throws Exception {
    MimeMessage m = new MimeMessage(Session.getInstance(new Properties()));
    m.setFrom(new InternetAddress(from));
    m.setRecipient(Message.RecipientType.TO, new InternetAddress("alfa@firm.example"));
    m.setSubject("Borderou");
    MimeMultipart all = new MimeMultipart();
    MimeBodyPart text = new MimeBodyPart();
    text.setText("Buna ziua");
    all.addBodyPart(text);
    for (int i = 0; i < parts.length; i += 2) {
      all.addBodyPart(
          file(
              (String) parts[i],
              parts[i + 1] instanceof byte[] b
                  ? b
                  : ((String) parts[i + 1]).getBytes(StandardCharsets.UTF_8)));
    }
    m.setContent(all);
    m.saveChanges();
    server.getUserManager().getUser("alfa").deliver(m);
  }

  private long unread() {
    return Stream.of(server.getReceivedMessages()).filter(m -> !isRead(m)).count();
  }

  private static boolean isRead(MimeMessage m) {
    try {
      return m.isSet(Flags.Flag.SEEN);
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void handled() {
    await().atMost(java.time.Duration.ofSeconds(30)).until(() -> unread() == 0);
  }

  private List<String> notices() {
    return books.<List<String>>read(
        tx ->
            tx.notices().list(java.util.Optional.empty(), 10).stream()
                .map(n -> n.problem().code())
                .toList());
  }

  @Test
  void attachmentsThatLookLikeStatementsAreTakenOnce() throws Exception {
    send(SENDER, "borderou.csv", "a;b", "logo.png", "x", "../../nota ăț.XLSX", "z");
    handled();
    assertThat(taken)
        .containsExactly(
            Samples.ALFA + " " + SENDER + " borderou.csv a;b",
            Samples.ALFA + " " + SENDER + " nota ăț.XLSX z");
    send("extras@bank.example", "extras.csv", "c");
    handled();
    assertThat(taken).hasSize(3);
    assertThat(notices()).isEmpty();
  }

  @Test
  void strangersAndMessagesWithoutFilesAreLeftAlone() throws Exception {
    send("ramburs@courier.example.evil.example", "borderou.csv", "a");
    send("x@notbank.example", "borderou.csv", "a");
    send(SENDER);
    handled();
    assertThat(taken).isEmpty();
    assertThat(notices()).isEmpty();
  }

  @Test
  void whatIsTooLargeIsKeptAsideAndItsNeighbourIsTaken() throws Exception {
    send(SENDER, "big.csv", new byte[(1 << 20) + 1], "small.csv", "s");
    handled();
    assertThat(taken).hasSize(1);
    assertThat(notices()).containsExactly("statement.mail-size");
    Path failed = home.inbox().resolve(Samples.ALFA.value()).resolve(".failed");
    try (Stream<Path> files = Files.list(failed)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void whatTheInboxRefusesIsKeptAsideWithANotice() throws Exception {
    failure.set(new PartidaException(new Problem("statement.x", "no", "f", "fix")));
    send(SENDER, "borderou.csv", "a");
    handled();
    assertThat(notices()).containsExactly("statement.x");
  }

  @Test
  void aFailureOfOurOwnLeavesTheMessageToBeTriedAgain() throws Exception {
    failure.set(new PartidaException(new Problem("db.busy", "no", "f", "fix")));
    send(SENDER, "borderou.csv", "a");
    await().until(() -> tries.get() > 1);
    assertThat(unread()).isEqualTo(1);
    assertThat(taken).isEmpty();
    failure.set(null);
    handled();
    assertThat(taken).hasSize(1);
    assertThat(notices()).isEmpty();
  }

  @Test
  void aMessageThatIsBrokenBlocksNobody() throws Exception {
    MimeMessage broken =
        GreenMailUtil.newMimeMessage(
            "From: "
                + SENDER
                + "\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\nno boundary at all\r\n");
    server.getUserManager().getUser("alfa").deliver(broken);
    send(SENDER, "borderou.csv", "a");
    handled();
    assertThat(taken).hasSize(1);
  }

  @Test
  void thePasswordIsInNoAddress() {
    assertThat(camel.getEndpoints().toString()).doesNotContain("word");
  }
}
