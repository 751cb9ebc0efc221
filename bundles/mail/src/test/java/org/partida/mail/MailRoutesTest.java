package org.partida.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.base.secret.Secrets;

/** Mail to a real server in this machine. */
@Timeout(60)
class MailRoutesTest {
  private final GreenMail server =
      new GreenMail(ServerSetup.dynamicPort(new ServerSetup[] {ServerSetupTest.SMTP}));
  private final RouteMailer mailer = new RouteMailer();
  private DefaultCamelContext camel;

  @BeforeEach
  void start() {
    server.start();
    server.setUser("office@firm.example", "office", "pa ss)word&");
  }

  private void camel(Map<String, ?> values) throws Exception {
    camel = new DefaultCamelContext();
    camel.addRoutes(new MailRoutes(plain(), mailer, config(values)));
    camel.start();
  }

  private void camel() throws Exception {
    camel(
        Map.of(
            "host", "127.0.0.1",
            "port", server.getSmtp().getPort(),
            "startTls", false,
            "user", "office",
            "password", "pa ss)word&",
            "from", "Firma <office@firm.example>"));
  }

  @AfterEach
  void stop() throws Exception {
    if (camel != null) {
      camel.close();
    }
    server.stop();
  }

  private static Secrets plain() {
    return (Secrets)
        Proxy.newProxyInstance(
            Secrets.class.getClassLoader(),
            new Class<?>[] {Secrets.class},
            (self, method, args) -> args[0]);
  }

  private static MailConfig config(Map<String, ?> values) {
    return (MailConfig)
        Proxy.newProxyInstance(
            MailConfig.class.getClassLoader(),
            new Class<?>[] {MailConfig.class},
            (self, method, args) ->
                values.containsKey(method.getName())
                    ? values.get(method.getName())
                    : method.getDefaultValue());
  }

  @Test
  void aMailArrivesAsItWasWritten() throws Exception {
    camel();
    mailer.send(
        "ana@alfa.example", "Invitație: țărm & co", "Bună ziua,\n\nhttps://x/#/accept/AbC\n");
    assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
    MimeMessage got = server.getReceivedMessages()[0];
    assertThat(got.getSubject()).isEqualTo("Invitație: țărm & co");
    assertThat(got.getFrom()[0]).hasToString("Firma <office@firm.example>");
    assertThat(got.getAllRecipients()).hasSize(1);
    assertThat(got.getAllRecipients()[0]).hasToString("ana@alfa.example");
    assertThat(got.getContentType()).contains("text/plain").contains("UTF-8");
    assertThat(String.valueOf(got.getContent()).replace("\r\n", "\n"))
        .contains("Bună ziua,\n\nhttps://x/#/accept/AbC");
  }

  @Test
  void aServerThatIsAwayIsAFailure() throws Exception {
    camel();
    server.stop();
    assertThatThrownBy(() -> mailer.send("ana@alfa.example", "s", "t"))
        .isInstanceOf(Exception.class);
  }

  @Test
  void withoutTheTlsThatIsAskedForNothingIsSent() throws Exception {
    camel(
        Map.of(
            "host", "127.0.0.1",
            "port", server.getSmtp().getPort(),
            "from", "office@firm.example"));
    assertThatThrownBy(() -> mailer.send("ana@alfa.example", "s", "secret"))
        .isInstanceOf(Exception.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void beforeTheRouteIsThereNothingIsSent() {
    assertThatThrownBy(() -> mailer.send("ana@alfa.example", "s", "t"))
        .isInstanceOf(IllegalStateException.class);
  }
}
