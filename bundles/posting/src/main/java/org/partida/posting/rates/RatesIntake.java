package org.partida.posting.rates;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Rates;
import org.partida.api.security.Actor;
import org.partida.base.work.Intake;
import org.partida.base.work.Received;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;

/** Takes files of rates that routes fetch: {@code partida:inbox/rates}. */
@Component(service = Intake.class)
public final class RatesIntake implements Intake {
  /** A year of the BNR has about 600 kB. */
  private static final int MOST = 8 * 1024 * 1024;

  private final Rates rates;

  @Activate
  public RatesIntake(@Reference Rates rates) {
    this.rates = rates;
  }

  @Override
  public String kind() {
    return "rates";
  }

  /** Imported at once: it is small, and importing it again changes nothing. */
  @Override
  public Received take(
      Actor actor, Optional<CompanyId> company, String fileName, InputStream content)
      throws IOException {
    byte[] bytes = content.readNBytes(MOST + 1);
    if (bytes.length > MOST) {
      throw new PartidaException(
          new Problem(
              "rates.format",
              "the file is larger than " + MOST + " bytes",
              fileName,
              "give the bank's file of one year at most"));
    }
    Rates.Imported done = rates.importFile(actor, fileName, new ByteArrayInputStream(bytes));
    return new Received(Sha256.of(bytes).hex(), done.added() > 0);
  }
}
