package org.partida.statements.sftp;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.metatype.annotations.Designate;
import org.partida.api.notice.Notice;
import org.partida.base.home.Home;
import org.partida.base.notice.Alarm;
import org.partida.base.port.UnitOfWork;
import org.partida.base.secret.SealedText;
import org.partida.base.secret.Secrets;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.TaxIds;

/**
 * Files of a folder on a server are taken in as statements of the company, then moved to {@code
 * .done} there, or to {@code .failed} with a notice; or they stay, and the same bytes are the same
 * import. The server must have the key that the configuration names. One for each {@code
 * etc/org.partida.statements.sftp-NAME.cfg}.
 */
@Component(
    service = RoutesBuilder.class,
    scope = ServiceScope.PROTOTYPE,
    configurationPid = "org.partida.statements.sftp",
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = {
      "partida.context=statements-sftp",
      "partida.components=sftp",
      "partida.defaults=statements-sftp.options="
    })
@Designate(ocd = SftpConfig.class, factory = true)
public final class SftpRoutes extends RouteBuilder {
  private final SftpConfig config;
  private final String password;
  private final String inbox;
  private final UnitOfWork books;
  private final Clock clock;
  private final Home home;
  private final CompanyId company;

  @Activate
  public SftpRoutes(
      @Reference Secrets secrets,
      @Reference UnitOfWork books,
      @Reference Home home,
      @Reference Clock clock,
      SftpConfig config) {
    this(secrets, books, home, clock, config, "partida:inbox/statement");
  }

  SftpRoutes(
      Secrets secrets, UnitOfWork books, Home home, Clock clock, SftpConfig config, String inbox) {
    this.config = config;
    this.password = SealedText.open(secrets, config.password());
    this.inbox = inbox;
    this.books = books;
    this.clock = clock;
    this.home = home;
    this.company = TaxIds.company(config.company());
  }

  @Override
  public void configure() {
    if (config.hostKey().isBlank()) {
      throw new IllegalStateException(
          "the server's key is missing: put hostKey into the configuration, as ssh-keyscan -p "
              + config.port()
              + " "
              + config.host()
              + " prints it, once you have compared it");
    }
    errorHandler(noErrorHandler());
    SftpEndpoint server = getContext().getEndpoint(address(), SftpEndpoint.class);
    SftpConfiguration c = server.getConfiguration();
    // not in the address, which is logged and shown
    c.setUsername(config.user());
    if (!password.isEmpty()) {
      c.setPassword(password);
    }
    c.setKnownHosts(
        (hostName() + " " + config.hostKey().strip() + "\n").getBytes(StandardCharsets.UTF_8));
    if (!config.keyFile().isBlank()) {
      Path key = Path.of(config.keyFile()).getFileName();
      c.setPrivateKeyFile(home.secret().resolve(key.toString()).toString());
    }
    from(server)
        .routeId("statements-sftp-" + company + "-" + config.host().replaceAll("\\W", "-"))
        .doTry()
        .process(this::head)
        .to(inbox)
        .doCatch(PartidaException.class)
        .process(this::refused)
        .end();
  }

  private String hostName() {
    return config.port() == 22 ? config.host() : "[" + config.host() + "]:" + config.port();
  }

  private String address() {
    String endings =
        Arrays.stream(config.endings().split(","))
            .map(String::strip)
            .filter(e -> e.matches("\\w+"))
            .collect(Collectors.joining("|"));
    String after =
        config.keep()
            ? "&noop=true&idempotent=true&idempotentKey=RAW(${file:name}-${file:size}-${file:modified})"
            : "&move=.done/${date:now:yyyyMMdd-HHmmssSSS}-${file:onlyname}&moveFailed=.failed/${date:now:yyyyMMdd-HHmmssSSS}-${file:onlyname}";
    return "sftp://"
        + config.host()
        + ":"
        + config.port()
        + (config.folder().isBlank() ? "" : "/" + config.folder())
        + "?strictHostKeyChecking=yes&useUserKnownHostsFile=false&recursive=false&maxMessagesPerPoll=20"
        + "&sortBy=file:modified;file:name&readLock=changed&readLockCheckInterval=1000&readLockTimeout=20000&readLockMinLength=0&autoCreate=false&download=true"
        + "&connectTimeout=15000&soTimeout=60000&include=RAW((?i).*\\.("
        + endings
        + "))&localWorkDirectory="
        + home.spool()
        + "&delay="
        + Math.max(1, config.everySeconds()) * 1000L
        + after
        + "{{statements-sftp.options:}}";
  }

  private void head(Exchange exchange) {
    long size = exchange.getMessage().getHeader(Exchange.FILE_LENGTH, 0L, Long.class);
    exchange.getMessage().setHeader("partidaCompany", company.value());
    if (size > (long) config.maxMegabytes() << 20) {
      throw new PartidaException(
          new Problem(
              "statement.sftp-size",
              "the file is larger than " + config.maxMegabytes() + " MB",
              exchange.getMessage().getHeader(Exchange.FILE_NAME, "", String.class),
              "import it another way, or raise maxMegabytes"));
    }
  }

  /** Told, and thrown on, so that the file is moved to where failed ones lie. */
  private void refused(Exchange exchange) throws PartidaException {
    PartidaException e = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, PartidaException.class);
    String name = exchange.getMessage().getHeader(Exchange.FILE_NAME, "", String.class);
    Problem p = e.problem();
    books.write(
        tx ->
            Alarm.raise(
                tx,
                Notice.of(
                    "statement-sftp/" + company + "/" + name,
                    Optional.of(company),
                    Notice.Level.WARNING,
                    new Problem(
                        p.code(), p.message() + " (from " + config.host() + ")", name, p.fix()),
                    clock.instant(),
                    Optional.empty()),
                clock.instant()));
    throw e;
  }
}
