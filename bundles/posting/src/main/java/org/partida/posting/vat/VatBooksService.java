package org.partida.posting.vat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Company;
import org.partida.api.posting.VatBook;
import org.partida.api.posting.VatBooks;
import org.partida.api.posting.VatJournal;
import org.partida.api.posting.VatPeriod;
import org.partida.api.posting.VatSheet;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.host.Hosts;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.table.PrintedTable;
import org.partida.spi.render.TableRenderer;

/** VAT books from the host's entries, for those who may see them. Thread-safe. */
@Component(service = VatBooks.class)
public final class VatBooksService implements VatBooks {
  private final UnitOfWork books;
  private final Hosts hosts;
  private final List<TableRenderer> renderers;
  private final VatData data = VatData.load();

  @Activate
  public VatBooksService(
      @Reference UnitOfWork books,
      @Reference Hosts hosts,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<TableRenderer> renderers) {
    this.books = books;
    this.hosts = hosts;
    this.renderers = List.copyOf(renderers);
  }

  @Override
  public VatJournal journal(Actor actor, CompanyId company, VatBook book, VatPeriod period) {
    actor.require(company, Module.POSTING, Access.READ);
    if (!book.journal()) {
      throw usage(book + " is no journal", "ask for sales or purchases");
    }
    Company c = company(company);
    return new VatJournals(data, VatLedger.of(hosts, c, period, data), book).journal(c);
  }

  @Override
  public VatSheet sheet(Actor actor, CompanyId company, VatBook book, VatPeriod period) {
    actor.require(company, Module.POSTING, Access.READ);
    if (book.journal()) {
      throw usage(book + " is no return", "ask for d300 or d394");
    }
    Company c = company(company);
    VatLedger ledger = VatLedger.of(hosts, c, period, data);
    return book == VatBook.D300
        ? new D300Sheet(data, ledger).sheet(c)
        : new D394Sheet(data, ledger).sheet(c);
  }

  @Override
  public List<String> formats() {
    return renderers.stream().map(TableRenderer::format).distinct().sorted().toList();
  }

  @Override
  public void print(
      Actor actor,
      CompanyId company,
      VatBook book,
      VatPeriod period,
      String format,
      Locale language,
      OutputStream out)
      throws IOException {
    actor.require(company, Module.POSTING, Access.READ);
    TableRenderer renderer =
        renderers.stream()
            .filter(r -> r.format().equals(format))
            .findFirst()
            .orElseThrow(
                () ->
                    usage(
                        "no running bundle writes " + format,
                        "use one of "
                            + formats().stream().collect(Collectors.joining(", "))
                            + "; pdf needs the bundle render"));
    VatTables tables = new VatTables(language);
    PrintedTable table =
        book.journal()
            ? tables.of(journal(actor, company, book, period))
            : tables.of(sheet(actor, company, book, period));
    renderer.render(table, language, out);
  }

  private Company company(CompanyId id) {
    Company c = books.read(tx -> tx.companies().require(id));
    if (!VatData.COUNTRY.equals(id.country())) {
      throw new PartidaException(
          new Problem(
              "vat.country",
              "the VAT journals and returns are those of " + VatData.COUNTRY,
              id.value(),
              "for a company of " + id.country() + " use the journal and the trial balance"));
    }
    return c;
  }

  private static PartidaException usage(String message, String fix) {
    return new PartidaException(new Problem("usage", message, "book", fix));
  }
}
