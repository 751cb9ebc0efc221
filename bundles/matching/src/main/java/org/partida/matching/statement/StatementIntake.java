package org.partida.matching.statement;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.notice.Notice;
import org.partida.api.security.Actor;
import org.partida.api.statement.ImportOptions;
import org.partida.base.archive.Vault;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Intake;
import org.partida.base.work.Received;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Takes statement files that are dropped, mailed or fetched. */
@Component(service = Intake.class)
public final class StatementIntake implements Intake {
  private final UnitOfWork books;
  private final Clock clock;
  private final Intaking intaking;

  @Activate
  public StatementIntake(
      @Reference UnitOfWork books, @Reference Vault vault, @Reference Clock clock) {
    this.books = books;
    this.clock = clock;
    this.intaking = new Intaking(books, vault, clock);
  }

  @Override
  public String kind() {
    return "statement";
  }

  @Override
  public Received take(
      Actor actor, Optional<CompanyId> company, String fileName, InputStream content)
      throws IOException {
    return take(actor, company, fileName, Map.of(), content);
  }

  @Override
  public Received take(
      Actor actor,
      Optional<CompanyId> company,
      String fileName,
      Map<String, String> told,
      InputStream content)
      throws IOException {
    try {
      Intaking.Taken taken = intaking.take(actor, company, fileName, content, options(told));
      return new Received(Intaking.key(company, taken.record().file().hex()), taken.fresh());
    } catch (PartidaException e) {
      if (e.problem().code().equals(Intaking.TOO_LARGE)) {
        // nothing of it is kept, so that only a notice can tell
        books.write(tx -> raise(tx, company, fileName, e.problem()));
      }
      throw e;
    }
  }

  private boolean raise(Tx tx, Optional<CompanyId> company, String fileName, Problem why) {
    return tx.notices()
        .raise(
            Notice.of(
                "statement-file/" + company.map(CompanyId::value).orElse("-") + "/" + fileName,
                company,
                Notice.Level.WARNING,
                why,
                clock.instant(),
                Optional.empty()));
  }

  private static ImportOptions options(Map<String, String> told) {
    return new ImportOptions(
        Optional.ofNullable(told.get("account")),
        Optional.empty(),
        Optional.ofNullable(told.get("number")),
        Optional.ofNullable(told.get("sender")));
  }
}
