package org.partida.host.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.partida.api.company.Company;
import org.partida.api.posting.FileBatch;
import org.partida.api.posting.FileBatches;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.db.Database;
import org.partida.base.db.Databases;
import org.partida.base.file.DurableFiles;
import org.partida.base.file.RealFiles;
import org.partida.base.home.Home;
import org.partida.base.port.AuditStore;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.spi.host.ActingUser;
import org.partida.spi.host.HostCapabilities;
import org.partida.spi.host.HostConnection;
import org.partida.spi.host.HostConnector;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;

/**
 * The host {@code file} and its batches. Batches are there whichever host is chosen, since they are
 * made of the embedded ledger's journal.
 */
@Component(
    service = {HostConnector.class, FileBatches.class},
    property = "host.type=" + FileHost.TYPE,
    configurationPid = "org.partida.host.file")
@Designate(ocd = FileHostComponent.Config.class)
public final class FileHostComponent implements HostConnector, FileBatches {
  private static final int CHART_BYTES = 4 * 1024 * 1024;

  /** How files are written. */
  @ObjectClassDefinition(
      name = "Partida files",
      description = "Entries as files for a program that takes files")
  @interface Config {
    @AttributeDefinition(description = "profile by which files are written unless another is named")
    String profile() default "neutral";

    @AttributeDefinition(description = "most entries in one file")
    int maxEntries() default 20_000;
  }

  private final UnitOfWork books;
  private final Clock clock;
  private final Folders folders;
  private final Database database;
  private final Batches batches;
  private final FileHost host;
  private final String profile;

  @Activate
  public FileHostComponent(
      Config config,
      @Reference(target = "(host.type=embedded)") HostConnector ledger,
      @Reference Databases databases,
      @Reference UnitOfWork books,
      @Reference Home home,
      @Reference Clock clock) {
    this(config.profile(), config.maxEntries(), ledger, databases, books, home, clock);
  }

  /** For use without OSGi. */
  public FileHostComponent(
      String profile,
      int maxEntries,
      HostConnector ledger,
      Databases databases,
      UnitOfWork books,
      Home home,
      Clock clock) {
    DurableFiles files = new DurableFiles(new RealFiles());
    this.profile = profile;
    this.books = books;
    this.clock = clock;
    this.folders = new Folders(home.books().resolve("host-file"), files);
    this.database = databases.open("files", BatchRows.MIGRATIONS);
    this.batches =
        new Batches(database, ledger, folders, files, home.spool(), clock, Math.max(1, maxEntries));
    this.host = new FileHost(ledger, folders, folders.profile(profile));
  }

  @Override
  public String type() {
    return host.type();
  }

  @Override
  public HostCapabilities capabilities() {
    return host.capabilities();
  }

  @Override
  public HostSession open(HostConnection connection, ActingUser user) throws HostException {
    return host.open(connection, user);
  }

  @Override
  public List<FileBatch> list(Actor actor, CompanyId company) {
    actor.require(company, Module.POSTING, Access.READ);
    return database.read(h -> BatchRows.list(h, company));
  }

  @Override
  public long waiting(Actor actor, CompanyId company) {
    actor.require(company, Module.POSTING, Access.READ);
    return batches.waiting(company(company));
  }

  @Override
  public List<String> profiles() {
    return folders.profiles();
  }

  @Override
  public List<FileBatch> export(Actor actor, CompanyId company, Optional<String> named) {
    actor.require(company, Module.POSTING, Access.WRITE);
    Profile p = folders.profile(named.orElse(profile));
    List<FileBatch> done = batches.export(company(company), p);
    done.forEach(b -> audit(actor, b, "host-file.export", b.fileName()));
    return done;
  }

  @Override
  public InputStream content(Actor actor, CompanyId company, String id) throws IOException {
    actor.require(company, Module.POSTING, Access.READ);
    FileBatch b = batch(company, id);
    Path file = batches.file(b);
    if (!Files.exists(file)) {
      batches.write(company(company), b);
    }
    return Files.newInputStream(file);
  }

  @Override
  public FileBatch confirm(Actor actor, CompanyId company, String id, String note) {
    actor.require(company, Module.POSTING, Access.WRITE);
    FileBatch b = batch(company, id);
    if (b.state() == FileBatch.State.RECORDED) {
      throw Problems.of(
          "batch.unwritten",
          "the file of batch " + id + " is not written yet",
          id,
          "export again (host-file-export), import the file, then confirm");
    }
    if (b.state() == FileBatch.State.EXPORTED) {
      database.write(
          h -> {
            BatchRows.confirmed(h, b, clock.instant(), actor.id(), note);
            return id;
          });
      audit(actor, b, "host-file.confirm", note);
    }
    return batch(company, id);
  }

  @Override
  public int putChart(Actor actor, CompanyId company, InputStream csv) throws IOException {
    actor.require(company, Module.POSTING, Access.WRITE);
    company(company);
    byte[] bytes = csv.readNBytes(CHART_BYTES + 1);
    if (bytes.length > CHART_BYTES) {
      throw Problems.of(
          "host-file.chart",
          "the file has more than 4 MB",
          company.value(),
          "give the chart alone");
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    int accounts = OfficeChart.parse(text).size();
    folders.putChart(company, text);
    return accounts;
  }

  private FileBatch batch(CompanyId company, String id) {
    return database
        .read(h -> BatchRows.find(h, company, id))
        .orElseThrow(
            () ->
                Problems.of(
                    "batch.unknown",
                    "there is no batch " + id,
                    id,
                    "host-file-list shows the ids"));
  }

  private Company company(CompanyId id) {
    return books
        .<Optional<Company>>read(tx -> tx.companies().find(id))
        .orElseThrow(
            () ->
                Problems.of(
                    "company.unknown",
                    "there is no company " + id,
                    id.value(),
                    "company-list shows them"));
  }

  private void audit(Actor actor, FileBatch b, String what, String detail) {
    books.write(
        tx -> {
          tx.audit()
              .add(
                  new AuditStore.Row(
                      clock.instant(),
                      actor.id(),
                      actor.channel().name(),
                      Optional.of(b.company()),
                      what,
                      b.id(),
                      detail));
          return b;
        });
  }
}
