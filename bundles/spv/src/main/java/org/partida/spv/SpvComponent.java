package org.partida.spv;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.partida.base.home.Home;
import org.partida.base.port.UnitOfWork;
import org.partida.base.secret.SealedText;
import org.partida.base.secret.Secrets;
import org.partida.base.wire.Wire;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.invoice.Invoice;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.network.Authoriser;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.ListWindow;
import org.partida.spi.network.MessagePage;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.NetworkLimits;
import org.partida.spi.network.Renewer;
import org.partida.spi.network.SealReport;
import org.partida.spi.network.SubmitFlag;
import org.partida.spi.network.SubmitOrder;
import org.partida.spi.network.Submitted;
import org.partida.spi.network.SubmittedState;
import org.partida.spi.network.Submitter;
import org.partida.spi.network.Unpacked;
import org.partida.spv.token.TokenKeeper;

/** Joins the network to the framework; it is there while its wire is. */
@Component(
    service = {Network.class, Submitter.class, Renewer.class, Authoriser.class},
    configurationPid = "org.partida.spv",
    property = "partida.network=ro.spv")
@Designate(ocd = SpvConfig.class)
public final class SpvComponent implements Network, Submitter, Renewer, Authoriser {

  private final SpvNetwork network;
  private final TokenKeeper tokens;
  private final SpvAuthoriser authoriser;
  private final NetworkLimits limits;

  /** Over the wire of its own routes. */
  @Activate
  public SpvComponent(
      SpvConfig config,
      @Reference(target = "(partida.wire=spv)") Wire wire,
      @Reference UnitOfWork books,
      @Reference Secrets secrets,
      @Reference Home home,
      @Reference Clock clock) {
    SpvSettings settings = settings(config, secrets, home);
    limits =
        new NetworkLimits(
            config.callsPerMinute(),
            config.listsPerDay(),
            config.fetchesPerMessageAndDay(),
            config.statesPerSubmissionAndDay(),
            config.buyerMessagesPerDay(),
            ZoneId.of("Europe/Bucharest"));
    tokens = new TokenKeeper(books, secrets, wire, settings, clock);
    network = new SpvNetwork(wire, settings, tokens, clock);
    authoriser =
        new SpvAuthoriser(
            settings,
            URI.create(config.redirectUri().trim()),
            config.callbackWithoutState(),
            tokens);
  }

  private static SpvSettings settings(SpvConfig config, Secrets secrets, Home home) {
    return new SpvSettings(
        SpvSettings.base(config.fctelBase()),
        SpvSettings.base(config.oauthBase()),
        config.clientId().trim(),
        SealedText.open(secrets, config.clientSecret()),
        Duration.ofSeconds(config.listTimeoutSeconds()),
        Duration.ofSeconds(config.fetchTimeoutSeconds()),
        Duration.ofSeconds(config.tokenTimeoutSeconds()),
        Duration.ofSeconds(config.uploadTimeoutSeconds()),
        home.spool());
  }

  @Override
  public String id() {
    return network.id();
  }

  @Override
  public NetworkLimits limits() {
    return limits;
  }

  @Override
  public String network() {
    return network.network();
  }

  @Override
  public long maxBytes() {
    return network.maxBytes();
  }

  @Override
  public Optional<String> standard(RootElement root) {
    return network.standard(root);
  }

  @Override
  public Set<SubmitFlag> flags(Invoice invoice) {
    return network.flags(invoice);
  }

  @Override
  public byte[] buyerMessage(String index, String text) {
    return network.buyerMessage(index, text);
  }

  @Override
  public Submitted submit(ConnectionRef connection, CompanyId filer, SubmitOrder order)
      throws NetworkException, IOException {
    return network.submit(connection, filer, order);
  }

  @Override
  public SubmittedState state(ConnectionRef connection, CompanyId filer, String index)
      throws NetworkException, IOException {
    return network.state(connection, filer, index);
  }

  @Override
  public MessagePage list(ConnectionRef connection, CompanyId company, ListWindow window)
      throws NetworkException {
    return network.list(connection, company, window);
  }

  @Override
  public Path fetch(ConnectionRef connection, CompanyId company, String messageId, Path folder)
      throws NetworkException, IOException {
    return network.fetch(connection, company, messageId, folder);
  }

  @Override
  public Unpacked unpack(Path container, Path folder) throws IOException {
    return network.unpack(container, folder);
  }

  @Override
  public SealReport checkSeal(Path payload, Path signature) throws IOException {
    return network.checkSeal(payload, signature);
  }

  @Override
  public void renew(ConnectionRef connection) throws NetworkException {
    // asking for the token renews it if it is due
    tokens.current(connection.id());
  }

  @Override
  public URI redirectUri() {
    return authoriser.redirectUri();
  }

  @Override
  public URI authorizeUrl(String state) {
    return authoriser.authorizeUrl(state);
  }

  @Override
  public boolean stateMayBeMissing() {
    return authoriser.stateMayBeMissing();
  }

  @Override
  public void redeem(ConnectionRef connection, String name, String code) throws NetworkException {
    authoriser.redeem(connection, name, code);
  }

  @Override
  public boolean revoke(ConnectionRef connection) throws NetworkException {
    return authoriser.revoke(connection);
  }

  @Override
  public Problem denied(String error, String description) {
    return authoriser.denied(error, description);
  }
}
