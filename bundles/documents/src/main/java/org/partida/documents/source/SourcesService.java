package org.partida.documents.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Company;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.source.Pulled;
import org.partida.api.source.SourceConnection;
import org.partida.api.source.SourcePeriod;
import org.partida.api.source.SourceReport;
import org.partida.api.source.SourceStatus;
import org.partida.api.source.Sources;
import org.partida.api.source.VerifyReport;
import org.partida.base.archive.Vault;
import org.partida.base.port.AuditStore;
import org.partida.base.port.SourceRow;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.secret.Secrets;
import org.partida.base.work.Intake;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.spi.action.Progress;
import org.partida.spi.invoice.InvoiceReader;
import org.partida.spi.source.SourceAccount;
import org.partida.spi.source.SourceConnector;
import org.partida.spi.source.SourceException;
import org.partida.spi.source.SourceSeat;
import org.partida.spi.source.SourceSession;
import org.partida.spi.source.SourceSetting;
import org.partida.spi.source.SourceType;

/** Sources for those who may connect, sync and verify. Thread-safe. */
@Component(service = Sources.class)
public final class SourcesService implements Sources {
  private final UnitOfWork books;
  private final Vault vault;
  private final Clock clock;
  private final Sessions sessions;
  private final Pulling pulling;
  private final Verifying verifying;
  private final SyncRun.Pause pause;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  @Activate
  public SourcesService(
      @Reference UnitOfWork books,
      @Reference Vault vault,
      @Reference Secrets secrets,
      @Reference Clock clock,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<SourceConnector> connectors,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<InvoiceReader> readers,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Intake> intakes) {
    this(
        books,
        vault,
        secrets,
        clock,
        connectors,
        readers,
        intakes,
        time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
  }

  SourcesService(
      UnitOfWork books,
      Vault vault,
      Secrets secrets,
      Clock clock,
      List<SourceConnector> connectors,
      List<InvoiceReader> readers,
      List<Intake> intakes,
      SyncRun.Pause pause) {
    this.books = books;
    this.vault = vault;
    this.clock = clock;
    this.sessions = new Sessions(secrets, connectors);
    ItemReader reader = new ItemReader(readers);
    this.verifying = new Verifying(books, vault, clock, reader);
    this.pulling = new Pulling(books, vault, clock, reader, verifying, intakes);
    this.pause = pause;
  }

  @Override
  public Map<String, List<SourceSetting>> connectors(Actor actor) {
    return sessions.known();
  }

  @Override
  public SourceConnection connect(Actor actor, ConnectOrder o) {
    actor.require(o.company(), Module.CONNECTIONS, Access.WRITE);
    books.read(tx -> tx.companies().require(o.company()));
    String id = o.id().orElse(o.connector() + "-" + o.company().value().toLowerCase(Locale.ROOT));
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw SourceProblems.refused(
          "source.id", "not an id: " + id, id, "give letters, digits, dots and dashes");
    }
    Optional<SourceRow> old = books.read(tx -> tx.sources().source(id));
    boolean foreign = old.filter(r -> !r.connection().company().equals(o.company())).isPresent();
    if (foreign) {
      throw SourceProblems.refused(
          "source.conflict", id + " is a connection of another company", id, "choose another id");
    }
    Sessions.Parts parts = sessions.parts(o.connector(), o.settings());
    SourceAccount account;
    try (SourceSession s = sessions.open(o.connector(), parts)) {
      account = s.account();
    } catch (SourceException e) {
      throw Sessions.failed(e);
    }
    if (!o.anyway()) {
      Sessions.checkAccount(o.company(), account.taxId());
    }
    SourceConnection c =
        new SourceConnection(
            id,
            o.company(),
            o.connector(),
            o.name().orElse(account.name()),
            parts.plain(),
            account.taxId(),
            o.verified(),
            true,
            clock.instant(),
            actor.id());
    return books.write(
        tx -> {
          tx.sources().putSource(new SourceRow(c, parts.sealed()));
          audit(
              tx,
              actor,
              c,
              "source.connect",
              o.connector() + ", account " + account.taxId().orElse("unknown"));
          return c;
        });
  }

  @Override
  public SourceConnection disconnect(Actor actor, String id) {
    SourceConnection c = row(actor, id, Module.CONNECTIONS, Access.WRITE).connection();
    SourceConnection ended =
        new SourceConnection(
            c.id(),
            c.company(),
            c.connector(),
            c.name(),
            c.settings(),
            c.account(),
            c.verified(),
            false,
            c.madeAt(),
            c.madeBy());
    return books.write(
        tx -> {
          tx.sources().putSource(new SourceRow(ended, Optional.empty()));
          audit(tx, actor, c, "source.disconnect", "");
          return ended;
        });
  }

  @Override
  public List<SourceSeat> seats(Actor actor, String id) {
    SourceRow row = row(actor, id, Module.DOCUMENTS, Access.READ);
    try (SourceSession s = sessions.open(row)) {
      return s.seats();
    } catch (SourceException e) {
      throw Sessions.failed(e);
    }
  }

  @Override
  public Map<String, Map<SourceType, Long>> available(
      Actor actor, String id, Optional<LocalDate> from, Optional<LocalDate> to) {
    SourceRow row = row(actor, id, Module.DOCUMENTS, Access.READ);
    SourcePeriod period = statuses().period(id, from, to);
    Map<String, Map<SourceType, Long>> all = new TreeMap<>();
    try (SourceSession s = sessions.open(row)) {
      for (SourceSeat seat : s.seats()) {
        Map<SourceType, Long> here = s.available(seat.code(), period.from(), period.to());
        if (!here.isEmpty()) {
          all.put(seat.code(), new TreeMap<>(here));
        }
      }
      return all;
    } catch (SourceException e) {
      throw Sessions.failed(e);
    }
  }

  @Override
  public SourceReport sync(Actor actor, SyncOrder order, Progress progress) {
    SourceRow row = row(actor, order.connection(), Module.DOCUMENTS, Access.WRITE);
    SourceConnection c = row.connection();
    if (sessions.daily(c.connector())) {
      // what it brings is imported as statements
      actor.require(c.company(), Module.STATEMENTS, Access.WRITE);
    }
    Company company = books.read(tx -> tx.companies().require(c.company()));
    SourcePeriod period = statuses().period(c.id(), order.from(), order.to());
    if (!running.add(c.id())) {
      throw SourceProblems.refused(
          "source.busy", c.id() + " is being synced", c.id(), "wait until that sync ends");
    }
    try (SourceSession s = sessions.open(row)) {
      SyncRun run = new SyncRun(books, clock, pulling, pause, company, c, s, progress);
      run(run, s, c, order, period);
      SourceReport report =
          new SourceReport(
              period,
              run.fresh(),
              run.known(),
              run.cancelled(),
              statuses().waiting(c.id()),
              run.problems(),
              run.stopped());
      books.write(tx -> audit(tx, actor, c, "source.sync", Statuses.summary(report)));
      return report;
    } catch (SourceException e) {
      throw Sessions.failed(e);
    } finally {
      running.remove(c.id());
    }
  }

  /** The account is asked each time: settings stay while the program may change its owner. */
  private static void run(
      SyncRun run, SourceSession s, SourceConnection c, SyncOrder order, SourcePeriod period)
      throws SourceException {
    Optional<String> now = run.trying(s::account).taxId();
    if (!now.equals(c.account())) {
      throw SourceProblems.refused(
          "source.account",
          "the connected account is another one now: "
              + now.orElse("none")
              + " instead of "
              + c.account().orElse("none"),
          c.id(),
          "connect again and look at the fiscal code");
    }
    List<String> known = run.trying(s::seats).stream().map(SourceSeat::code).toList();
    List<String> seats = order.seats().isEmpty() ? known : order.seats();
    for (String seat : seats) {
      if (!known.contains(seat)) {
        throw SourceProblems.refused(
            "source.seat", "there is no seat " + seat, seat, "the seats are " + known);
      }
    }
    for (String seat : seats) {
      Set<SourceType> there =
          run.trying(() -> s.available(seat, period.from(), period.to())).keySet();
      for (SourceType type : SourceType.values()) {
        boolean wanted = order.types().isEmpty() || order.types().contains(type);
        if (wanted && !there.contains(type)) {
          run.nothing(seat, type, period);
        } else if (wanted && !run.pull(seat, type, period)) {
          return;
        }
      }
    }
  }

  @Override
  public List<SourceStatus> status(Actor actor, Optional<CompanyId> company) {
    company.ifPresent(c -> actor.require(c, Module.DOCUMENTS, Access.READ));
    List<SourceRow> rows = books.read(tx -> tx.sources().sources());
    return rows.stream()
        .map(SourceRow::connection)
        .filter(c -> company.map(c.company()::equals).orElse(true))
        .filter(c -> actor.may(c.company(), Module.DOCUMENTS, Access.READ))
        .map(c -> statuses().of(c, sessions.has(c.connector())))
        .toList();
  }

  private Statuses statuses() {
    return new Statuses(books, clock);
  }

  @Override
  public Page<Pulled> list(Actor actor, PulledFilter filter, int limit, Optional<String> after) {
    actor.require(filter.company(), Module.DOCUMENTS, Access.READ);
    return books.read(tx -> tx.sources().list(filter, limit, after));
  }

  @Override
  public Pulled find(Actor actor, String id) {
    return pulled(actor, id, Access.READ);
  }

  @Override
  public String content(Actor actor, String id) {
    Pulled p = pulled(actor, id, Access.READ);
    try (InputStream in = vault.open(p.content())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw SourceProblems.refused(
          "archive.unreadable",
          "the archived content cannot be read: " + e.getMessage(),
          id,
          "run archive-verify");
    }
  }

  @Override
  public VerifyReport verify(Actor actor, VerifyOrder order, Progress progress) {
    List<String> ids = new ArrayList<>();
    for (String id : order.ids()) {
      ids.add(pulled(actor, id, Access.WRITE).id());
    }
    order
        .all()
        .ifPresent(
            f -> {
              actor.require(f.company(), Module.DOCUMENTS, Access.WRITE);
              ids.addAll(statuses().waiting(f));
            });
    VerifyReport report = verifying.verify(ids, order.draft(), progress);
    books.write(
        tx -> {
          for (String id : ids.stream().distinct().toList()) {
            tx.sources().pulled(id).ifPresent(p -> audit(tx, actor, p, order.draft()));
          }
          return true;
        });
    return report;
  }

  private Pulled pulled(Actor actor, String id, Access access) {
    Optional<Pulled> found = books.read(tx -> tx.sources().pulled(id));
    Pulled p = found.orElseThrow(() -> SourceProblems.noItem(id));
    actor.require(p.company(), Module.DOCUMENTS, access);
    return p;
  }

  private SourceRow row(Actor actor, String id, Module module, Access access) {
    Optional<SourceRow> found = books.read(tx -> tx.sources().source(id));
    SourceRow row = found.orElseThrow(() -> SourceProblems.unknown(id));
    actor.require(row.connection().company(), module, access);
    return row;
  }

  private boolean audit(Tx tx, Actor actor, SourceConnection c, String action, String detail) {
    return audit(tx, actor, c.company(), action, c.id(), detail);
  }

  private void audit(Tx tx, Actor actor, Pulled p, boolean draft) {
    String detail = p.document().orElse("") + " " + p.state();
    audit(tx, actor, p.company(), draft ? "source.draft" : "source.verify", p.id(), detail.strip());
  }

  private boolean audit(
      Tx tx, Actor actor, CompanyId company, String action, String subject, String detail) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.of(company),
                action,
                subject,
                detail));
    return true;
  }
}
