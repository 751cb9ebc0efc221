package org.partida.statements.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mail.MailEndpoint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.metatype.annotations.Designate;
import org.partida.base.home.Home;
import org.partida.base.port.UnitOfWork;
import org.partida.base.secret.SealedText;
import org.partida.base.secret.Secrets;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.TaxIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attachments of unread messages of allowed senders are taken in as statements of the company; then
 * the message is marked as read, so it is handled once. What cannot be taken is kept aside with a
 * notice. A failure of our own leaves the message unread, and it is tried again. One for each
 * {@code etc/org.partida.statements.mail-NAME.cfg}.
 */
@Component(
    service = RoutesBuilder.class,
    scope = ServiceScope.PROTOTYPE,
    configurationPid = "org.partida.statements.mail",
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = {
      "partida.context=statements-mail",
      "partida.components=imap",
      "partida.components=imaps",
      "partida.defaults=statements-mail.options="
    })
@Designate(ocd = MailConfig.class, factory = true)
public final class MailRoutes extends RouteBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(MailRoutes.class);

  private final MailConfig config;
  private final String password;
  private final String inbox;
  private final Quarantine quarantine;
  private final CompanyId company;
  private final Set<String> senders;
  private final Set<String> endings;

  @Activate
  public MailRoutes(
      @Reference Secrets secrets,
      @Reference UnitOfWork books,
      @Reference Home home,
      @Reference Clock clock,
      MailConfig config) {
    this(secrets, books, home, clock, config, "partida:inbox/statement");
  }

  MailRoutes(
      Secrets secrets, UnitOfWork books, Home home, Clock clock, MailConfig config, String inbox) {
    this.config = config;
    this.password = SealedText.open(secrets, config.password());
    this.inbox = inbox;
    this.company = TaxIds.company(config.company());
    this.quarantine = new Quarantine(books, home, clock, company);
    this.senders = words(config.senders());
    this.endings = words(config.endings());
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(","))
        .map(w -> w.strip().toLowerCase(Locale.ROOT))
        .filter(w -> !w.isEmpty())
        .collect(Collectors.toSet());
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    MailEndpoint mailbox =
        getContext()
            .getEndpoint(
                config.protocol()
                    + "://"
                    + config.host()
                    + ":"
                    + config.port()
                    + "?folderName="
                    + config.folder()
                    + "&unseen=true&peek=true&delete=false&closeFolder=false&mapMailMessage=false&maxMessagesPerPoll=20&delay="
                    + Math.max(1, config.everySeconds()) * 1000L
                    + "{{statements-mail.options:}}",
                MailEndpoint.class);
    // not in the address, which is logged and shown
    mailbox.getConfiguration().setUsername(config.user());
    mailbox.getConfiguration().setPassword(password);
    from(mailbox)
        .routeId("statements-mail-" + company + "-" + config.user().replaceAll("\\W", "-"))
        .process(this::open)
        .split(body())
        .stopOnException()
        .doTry()
        .process(this::head)
        .to(inbox)
        .doCatch(PartidaException.class)
        .process(this::aside)
        .end()
        .end();
  }

  /** The attachments become the body; of a stranger there are none. */
  private void open(Exchange exchange) throws Exception {
    Message message = exchange.getMessage().getBody(Message.class);
    String from = sender(message);
    exchange.setProperty("partidaSender", from);
    List<Attachments.Attachment> files = List.of();
    int limit = Math.multiplyExact(Math.max(1, config.maxMegabytes()), 1 << 20);
    if (!isAllowed(from)) {
      LOG.info("mail of {} to {} is left alone: not among the senders", from, company);
    } else if (message.getSize() > 2L * limit) {
      quarantine.tell(from, subject(message), "the message is larger than can be taken");
    } else {
      // whole first: a server that breaks off is another failure than a message that is broken
      ByteArrayOutputStream raw = new ByteArrayOutputStream();
      message.writeTo(raw);
      try {
        files =
            new Attachments(endings, limit)
                .of(new MimeMessage(null, new ByteArrayInputStream(raw.toByteArray())));
      } catch (MessagingException | IOException e) {
        quarantine.tell(
            from, subject(message), "the message cannot be taken apart: " + e.getMessage());
      }
    }
    exchange.getMessage().setBody(files);
  }

  private static String subject(Message message) throws MessagingException {
    return String.valueOf(message.getSubject());
  }

  private static String sender(Message message) throws MessagingException {
    Address[] from = message.getFrom();
    return from == null || from.length != 1 || !(from[0] instanceof InternetAddress a)
        ? ""
        : String.valueOf(a.getAddress()).toLowerCase(Locale.ROOT);
  }

  private boolean isAllowed(String from) {
    int at = from.lastIndexOf('@');
    return at > 0 && (senders.contains(from) || senders.contains(from.substring(at)));
  }

  private void head(Exchange exchange) {
    Attachments.Attachment file = exchange.getMessage().getBody(Attachments.Attachment.class);
    exchange.setProperty("partidaFile", file);
    exchange
        .getMessage()
        .setHeaders(
            new java.util.HashMap<>(
                Map.of(
                    Exchange.FILE_NAME,
                    file.name(),
                    "partidaCompany",
                    company.value(),
                    "partidaSender",
                    exchange.getProperty("partidaSender", String.class))));
    if (!file.whole()) {
      throw new PartidaException(Quarantine.tooLarge(file.name(), config.maxMegabytes()));
    }
    exchange.getMessage().setBody(file.content());
  }

  private void aside(Exchange exchange) throws Exception {
    PartidaException e = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, PartidaException.class);
    if (e.problem().code().startsWith("db.") || e.problem().code().startsWith("route.")) {
      // ours, and for a while: the message stays unread
      throw e;
    }
    Attachments.Attachment file = exchange.getProperty("partidaFile", Attachments.Attachment.class);
    quarantine.put(file, exchange.getProperty("partidaSender", String.class), e.problem());
  }
}
