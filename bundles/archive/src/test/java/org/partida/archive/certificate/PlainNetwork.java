package org.partida.archive.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.network.ConnectionRef;
import org.partida.spi.network.ListWindow;
import org.partida.spi.network.MessagePage;
import org.partida.spi.network.Network;
import org.partida.spi.network.NetworkLimits;
import org.partida.spi.network.SealReport;
import org.partida.spi.network.Unpacked;

/** Containers are {@code PAYLOAD|SEAL}; a seal holds if it ends with the payload. */
final class PlainNetwork implements Network {
  @Override
  public String id() {
    return "ro.spv";
  }

  @Override
  public NetworkLimits limits() {
    int any = Integer.MAX_VALUE;
    return new NetworkLimits(any, any, any, any, any, ZoneId.of("Europe/Bucharest"));
  }

  @Override
  public MessagePage list(ConnectionRef connection, CompanyId company, ListWindow window) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Path fetch(ConnectionRef connection, CompanyId company, String messageId, Path folder) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Unpacked unpack(Path container, Path folder) throws IOException {
    String[] parts = Files.readString(container).split("\\|", 2);
    if (parts.length < 2) {
      throw new PartidaException(new Problem("zip.broken", "no container", "", "look"));
    }
    return new Unpacked(
        Files.writeString(folder.resolve("p"), parts[0]),
        "1.xml",
        Unpacked.PayloadKind.INVOICE,
        parts[1].isEmpty()
            ? Optional.empty()
            : Optional.of(Files.writeString(folder.resolve("s"), parts[1])),
        Optional.of("semnatura_1.xml"),
        java.util.List.of());
  }

  @Override
  public SealReport checkSeal(Path payload, Path signature) throws IOException {
    boolean holds = Files.readString(signature).equals("seal of " + Files.readString(payload));
    return new SealReport(
        holds, holds, Optional.empty(), Optional.of("4a"), "plain", java.util.List.of());
  }
}
