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
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.document.NetworkState;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Ledger.PostedEntry;

/** Compares page by page, so that a year of a big company fits into memory. Thread-safe. */
@Component(service = BooksAudit.class)
public final class BooksAuditService implements BooksAudit {
  private static final int PAGE = 200;

  private final UnitOfWork books;
  private final Hosts hosts;

  @Activate
  public BooksAuditService(@Reference UnitOfWork books, @Reference Hosts hosts) {
    this.books = books;
    this.hosts = hosts;
  }

  private record Read(List<SealCheck> checks, Optional<String> next) {}

  @Override
  public Report audit(Actor actor, CompanyId id, LocalDate from, LocalDate to) {
    actor.require(id, Module.POSTING, Access.READ);
    Company company = books.read(tx -> tx.companies().require(id));
    int documents = 0;
    int good = 0;
    List<Finding> findings = new ArrayList<>();
    try (HostSession session = hosts.open(company)) {
      Optional<String> after = Optional.empty();
      do {
        Optional<String> at = after;
        Read page = books.read(tx -> read(tx, id, from, to, at));
        List<ExternalId> ids = page.checks().stream().flatMap(c -> c.ids().stream()).toList();
        Map<ExternalId, PostedEntry> there =
            ids.isEmpty() ? Map.of() : session.ledger().findAll(ids);
        for (SealCheck c : page.checks()) {
          List<Finding> wrong = c.compare(there);
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
        page.items().stream()
            .filter(d -> d.network() == NetworkState.VALIDATED)
            .flatMap(d -> SealCheck.read(tx, d).stream())
            .toList(),
        page.next());
  }
}
