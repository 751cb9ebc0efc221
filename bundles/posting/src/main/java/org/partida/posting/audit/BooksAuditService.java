package org.partida.posting.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.posting.BooksAudit;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.host.Hosts;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.posting.service.HandSearch;
import org.partida.spi.host.HostException;

/** Compares page by page, so that a year of a big company fits into memory. Thread-safe. */
@Component(service = BooksAudit.class)
public final class BooksAuditService implements BooksAudit {
  private static final int PAGE = 200;

  private final UnitOfWork books;
  private final SealReading reading;

  @Activate
  public BooksAuditService(
      @Reference UnitOfWork books, @Reference Hosts hosts, @Reference HandSearch byHand) {
    this.books = books;
    this.reading = new SealReading(hosts, byHand);
  }

  private record Read(List<SealCheck> checks, Optional<String> next) {}

  @Override
  public Report audit(Actor actor, CompanyId id, LocalDate from, LocalDate to) {
    actor.require(id, Module.POSTING, Access.READ);
    Company company = books.read(tx -> tx.companies().require(id));
    int documents = 0;
    int good = 0;
    List<Finding> findings = new ArrayList<>();
    try {
      Optional<String> after = Optional.empty();
      do {
        Optional<String> at = after;
        Read page = books.read(tx -> read(tx, id, from, to, at));
        for (Map.Entry<SealCheck, SealReading.There> c :
            reading.read(company, page.checks()).entrySet()) {
          List<Finding> wrong = c.getKey().compare(c.getValue());
          documents++;
          good += wrong.isEmpty() ? 1 : 0;
          findings.addAll(wrong);
        }
        after = page.next();
      } while (after.isPresent());
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
    return new Report(documents, good, findings);
  }

  @Override
  public List<Standing> standing(Actor actor, CompanyId id) {
    actor.require(id, Module.POSTING, Access.READ);
    return books.read(tx -> SealNotices.of(tx, id));
  }

  private static Read read(
      Tx tx, CompanyId id, LocalDate from, LocalDate to, Optional<String> after) {
    DocumentFilter filter =
        new DocumentFilter(
            Optional.of(id),
            Optional.empty(),
            Optional.of(from),
            Optional.of(to),
            Optional.empty(),
            Optional.empty());
    Page<Document> page = tx.documents().list(filter, List.of(id), PAGE, after);
    return new Read(
        page.items().stream().flatMap(d -> SealCheck.read(tx, d).stream()).toList(), page.next());
  }
}
