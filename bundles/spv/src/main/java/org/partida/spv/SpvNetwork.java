package org.partida.spv;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.partida.base.wire.Wire;
import org.partida.model.CompanyId;
import org.partida.model.invoice.Invoice;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.ListWindow;
import org.partida.spi.network.MessagePage;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkException;
import org.partida.spi.network.SealReport;
import org.partida.spi.network.SubmitFlag;
import org.partida.spi.network.SubmitOrder;
import org.partida.spi.network.Submitted;
import org.partida.spi.network.SubmittedState;
import org.partida.spi.network.Submitter;
import org.partida.spi.network.Unpacked;
import org.partida.spv.client.AccessTokens;
import org.partida.spv.client.FctelClient;
import org.partida.spv.client.RomanianRules;
import org.partida.spv.client.SubmitClient;
import org.partida.spv.seal.SealChecker;
import org.partida.spv.unpack.Unpacker;

/** The network {@code ro.spv}. Thread-safe; keeps no state but the tokens' locks. */
public final class SpvNetwork implements Network, Submitter {
  public static final String ID = "ro.spv";

  /** ANAF's own limit of an upload. */
  private static final long MAX_BYTES = 10L << 20;

  private final FctelClient client;
  private final SubmitClient sending;
  private final Unpacker unpacker = new Unpacker();
  private final SealChecker seals = new SealChecker();

  /** Over a wire; the tokens are usually a {@link org.partida.spv.token.TokenKeeper}. */
  public SpvNetwork(Wire wire, SpvSettings settings, AccessTokens tokens, Clock clock) {
    this.sending = new SubmitClient(wire, settings, tokens, clock);
    this.client = new FctelClient(wire, settings, tokens, clock);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String network() {
    return ID;
  }

  @Override
  public long maxBytes() {
    return MAX_BYTES;
  }

  @Override
  public Optional<String> standard(RootElement root) {
    return RomanianRules.standard(root);
  }

  @Override
  public Set<SubmitFlag> flags(Invoice invoice) {
    return RomanianRules.flags(invoice);
  }

  @Override
  public byte[] buyerMessage(String index, String text) {
    return RomanianRules.message(index, text);
  }

  @Override
  public Submitted submit(ConnectionRef connection, CompanyId filer, SubmitOrder order)
      throws NetworkException, IOException {
    return sending.submit(connection.id(), filer, order);
  }

  @Override
  public SubmittedState state(ConnectionRef connection, CompanyId filer, String index)
      throws NetworkException, IOException {
    return sending.state(connection.id(), filer, index);
  }

  @Override
  public MessagePage list(ConnectionRef connection, CompanyId company, ListWindow window)
      throws NetworkException {
    return client.list(connection.id(), company, window);
  }

  @Override
  public Path fetch(ConnectionRef connection, CompanyId company, String messageId, Path folder)
      throws NetworkException, IOException {
    return client.fetch(connection.id(), company, messageId, folder);
  }

  @Override
  public Unpacked unpack(Path container, Path folder) throws IOException {
    return unpacker.unpack(container, folder);
  }

  @Override
  public SealReport checkSeal(Path payload, Path signature) throws IOException {
    return seals.check(payload, signature);
  }
}
