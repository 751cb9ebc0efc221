package org.partida.matching.statement;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Company;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.statement.ImportOptions;
import org.partida.api.statement.ImportResult;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.StatementCalendar;
import org.partida.api.statement.StatementSummary;
import org.partida.api.statement.Statements;
import org.partida.base.archive.Vault;
import org.partida.base.home.Home;
import org.partida.base.port.AuditStore;
import org.partida.base.port.UnitOfWork;
import org.partida.base.statement.StatementFormats;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;
import org.partida.spi.statement.StatementReader;
import org.partida.spi.statement.StatementReaders;

/** Statements for those who may import and see them. */
@Component(service = Statements.class)
public final class StatementsService implements Statements {
  private final StatementFormats formats;
  private final DirectImport direct;
  private final Clock clock;
  private final UnitOfWork books;

  @Activate
  public StatementsService(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<StatementReader> readers,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<StatementReaders> more,
      @Reference UnitOfWork books,
      @Reference Vault vault,
      @Reference Home home,
      @Reference Clock clock) {
    this.formats = new StatementFormats(readers, more);
    this.direct =
        new DirectImport(
            new Importer(formats, books, vault, home.spool(), clock), books, vault, clock);
    this.clock = clock;
    this.books = books;
  }

  @Override
  public ImportResult importFile(
      Actor actor,
      Optional<CompanyId> company,
      String fileName,
      InputStream content,
      ImportOptions options,
      Progress progress)
      throws IOException {
    return direct.run(actor, company, fileName, content, options, progress);
  }

  @Override
  public void trustFormat(Actor actor, String format) {
    actor.requireAll(Module.STATEMENTS, Access.WRITE);
    if (formats.all().stream().noneMatch(r -> r.format().equals(format))) {
      throw new PartidaException(
          new Problem(
              "format.unknown",
              "there is no statement format " + format,
              format,
              "formats lists them"));
    }
    books.write(
        tx -> {
          tx.statements().trust(format, actor.id(), clock.instant());
          tx.audit()
              .add(
                  new AuditStore.Row(
                      clock.instant(),
                      actor.id(),
                      actor.channel().name(),
                      Optional.empty(),
                      "format.trust",
                      format,
                      ""));
          return null;
        });
  }

  @Override
  public List<StatementSummary> bookOn(
      Actor actor, CompanyId company, String statement, Optional<LocalDate> day) {
    actor.require(company, Module.STATEMENTS, Access.WRITE);
    return books.write(tx -> Days.name(tx, actor, company, statement, day, clock.instant()));
  }

  @Override
  public List<LineRecord> decide(Actor actor, CompanyId company, List<String> lines, boolean keep) {
    actor.require(company, Module.STATEMENTS, Access.WRITE);
    return books.write(tx -> Decisions.decide(tx, actor, company, lines, keep, clock));
  }

  @Override
  public List<StatementCalendar> calendar(
      Actor actor,
      CompanyId company,
      Optional<String> account,
      Optional<LocalDate> from,
      Optional<LocalDate> to) {
    actor.require(company, Module.STATEMENTS, Access.READ);
    List<StatementSummary> all =
        books.read(
            tx ->
                account.isPresent()
                    ? tx.statements().ofAccount(company, account.get())
                    : tx.statements().list(List.of(company)));
    return Calendars.of(all, from, to);
  }

  @Override
  public List<StatementSummary> list(Actor actor, Optional<CompanyId> company) {
    company.ifPresent(c -> actor.require(c, Module.STATEMENTS, Access.READ));
    List<CompanyId> visible =
        company
            .map(List::of)
            .orElseGet(
                () -> books.read(tx -> tx.companies().list()).stream().map(Company::id).toList())
            .stream()
            .filter(c -> actor.may(c, Module.STATEMENTS, Access.READ))
            .toList();
    return books.read(tx -> tx.statements().list(visible));
  }

  @Override
  public Page<LineRecord> lines(
      Actor actor,
      CompanyId company,
      Optional<LineState> state,
      int limit,
      Optional<String> after) {
    actor.require(company, Module.STATEMENTS, Access.READ);
    return books.read(tx -> tx.statements().lines(company, state, limit, after));
  }
}
