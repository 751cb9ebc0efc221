package org.partida.statements.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
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

/** Statements by SFTP, against a server in this machine. */
@Timeout(120)
class SftpRoutesTest {
  @TempDir Path root;

  private final SshServer server = SshServer.setUpDefaultServer();
  private final TestClock clock = new TestClock("2026-11-20T10:00:00Z");
  private final TempHome home = new TempHome();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private KeyPair key;
  private StoreDatabases databases;
  private UnitOfWork books;

  @BeforeEach
  void start() throws Exception {
    key = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(key));
    server.setPasswordAuthenticator((u, p, s) -> u.equals("alfa") && p.equals("pa ss)word&"));
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    server.start();
    Files.createDirectory(root.resolve("extrase"));
    databases = StoreDatabases.sqlite(home.books(), 2, clock);
    books = new Books(databases, new WakeupHub());
  }

  private void run(SftpConfig config) throws Exception {
    camel.addRoutes(new SftpRoutes(new Plain(), books, home, clock, config, "direct:inbox"));
    camel.addRoutes(
        new org.apache.camel.builder.RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("direct:inbox").process(SftpRoutesTest.this::inbox);
          }
        });
    camel.start();
  }

  private void inbox(Exchange e) {
    RuntimeException f = failure.get();
    if (f != null) {
      throw f;
    }
    taken.add(
        e.getMessage().getHeader("partidaCompany")
            + " "
            + e.getMessage().getHeader(Exchange.FILE_NAME)
            + " "
            + e.getMessage().getBody(String.class));
  }

  @AfterEach
  void stop() throws IOException {
    camel.close();
    server.stop(true);
    databases.close();
    home.close();
  }

  private String hostKey() {
    return PublicKeyEntry.toString(key.getPublic());
  }

  private void put(String name, String text) throws IOException {
    Files.writeString(root.resolve("extrase").resolve(name), text);
  }

  private List<String> there(String folder) throws IOException {
    Path f = root.resolve("extrase").resolve(folder);
    if (!Files.isDirectory(f)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(f)) {
      return all.filter(Files::isRegularFile).map(p -> p.getFileName().toString()).toList();
    }
  }

  private List<String> notices() {
    return books.<List<String>>read(
        tx ->
            tx.notices().list(java.util.Optional.empty(), 10).stream()
                .map(n -> n.problem().code())
                .toList());
  }

  @Test
  void filesAreTakenOnceAndMovedAside() throws Exception {
    put("a.csv", "1");
    put("photo.png", "2");
    run(config(hostKey(), false));
    await().atMost(Duration.ofSeconds(30)).until(() -> there(".done").size() == 1);
    put("b.STA", "3");
    await().atMost(Duration.ofSeconds(30)).until(() -> there(".done").size() == 2);
    assertThat(taken).containsExactly(Samples.ALFA + " a.csv 1", Samples.ALFA + " b.STA 3");
    assertThat(there("")).containsExactly("photo.png");
    assertThat(camel.getEndpoints().toString()).doesNotContain("word");
  }

  @Test
  void whereFilesMustStayEachIsTakenOnce() throws Exception {
    put("a.csv", "1");
    run(config(hostKey(), true));
    await().atMost(Duration.ofSeconds(30)).until(() -> taken.size() == 1);
    put("b.csv", "2");
    await().atMost(Duration.ofSeconds(30)).until(() -> taken.size() == 2);
    assertThat(taken).containsExactly(Samples.ALFA + " a.csv 1", Samples.ALFA + " b.csv 2");
    assertThat(there("")).containsExactlyInAnyOrder("a.csv", "b.csv");
  }

  @Test
  void whatIsRefusedIsMovedAsideWithANotice() throws Exception {
    failure.set(new PartidaException(new Problem("statement.x", "no", "f", "fix")));
    put("a.csv", "1");
    put("large.csv", "x".repeat((1 << 20) + 1));
    run(config(hostKey(), false));
    await().atMost(Duration.ofSeconds(30)).until(() -> there(".failed").size() == 2);
    assertThat(notices()).containsExactlyInAnyOrder("statement.x", "statement.sftp-size");
    assertThat(taken).isEmpty();
  }

  @Test
  void aServerWithAnotherKeyIsNotSpokenWith() throws Exception {
    KeyPair other = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
    List<String> users = new CopyOnWriteArrayList<>();
    List<String> met = new CopyOnWriteArrayList<>();
    server.setPasswordAuthenticator((u, p, s) -> users.add(u));
    server.addSessionListener(
        new org.apache.sshd.common.session.SessionListener() {
          @Override
          public void sessionCreated(org.apache.sshd.common.session.Session session) {
            met.add("met");
          }
        });
    put("a.csv", "1");
    run(config(PublicKeyEntry.toString(other.getPublic()), false));
    await().atMost(Duration.ofSeconds(30)).until(() -> met.size() > 1);
    assertThat(users).isEmpty();
    assertThat(taken).isEmpty();
    assertThatThrownBy(
            () ->
                new DefaultCamelContext()
                    .addRoutes(
                        new SftpRoutes(
                            new Plain(), books, home, clock, config("", false), "direct:x")))
        .hasStackTraceContaining("ssh-keyscan");
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
  private SftpConfig config(String hostKey, boolean keep) {
    Map<String, Object> values =
        Map.of(
            "company",
            Samples.ALFA.value(),
            "host",
            "127.0.0.1",
            "port",
            server.getPort(),
            "hostKey",
            hostKey,
            "user",
            "alfa",
            "password",
            "{sealed}pa ss)word&",
            "folder",
            "extrase",
            "keep",
            keep,
            "maxMegabytes",
            1,
            "everySeconds",
            1);
    return (SftpConfig)
        Proxy.newProxyInstance(
            SftpConfig.class.getClassLoader(),
            new Class<?>[] {SftpConfig.class},
            (proxy, m, args) -> values.getOrDefault(m.getName(), m.getDefaultValue()));
  }
}
