package org.partida.posting.period;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Companies;
import org.partida.api.company.Company;
import org.partida.api.posting.Openings;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.host.Hosts;
import org.partida.base.port.AuditStore;
import org.partida.base.port.TrailStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Money;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.Digest;
import org.partida.model.voucher.Voucher;
import org.partida.posting.opening.OpeningFiles;
import org.partida.posting.service.EntryPoster;
import org.partida.posting.service.Records;
import org.partida.posting.service.Rules;
import org.partida.spi.host.HostAccount;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.posting.OpeningState;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.Proposal;

/** Opens books, once. */
@Component(service = Openings.class)
public final class OpeningService implements Openings {
  private static final int RUNS = 200;

  private final UnitOfWork books;
  private final Hosts hosts;
  private final Companies companies;
  private final Rules rules;
  private final Clock clock;
  private final EntryPoster poster;

  @Activate
  public OpeningService(
      @Reference UnitOfWork books,
      @Reference Hosts hosts,
      @Reference Companies companies,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PostingRules> rules,
      @Reference Clock clock) {
    this.books = books;
    this.hosts = hosts;
    this.companies = companies;
    this.rules = new Rules(rules);
    this.clock = clock;
    this.poster = new EntryPoster(books, hosts, clock);
  }

  @Override
  public Opened open(
      Actor actor,
      CompanyId id,
      LocalDate day,
      File balances,
      Optional<File> items,
      boolean preview)
      throws IOException {
    actor.require(id, Module.POSTING, preview ? Access.READ : Access.WRITE);
    Company company = books.read(tx -> tx.companies().require(id));
    PostingRules mine = rules.require(id);
    try (HostSession session = hosts.open(company)) {
      Map<AccountCode, Optional<HostAccount>> chart = new HashMap<>();
      OpeningFiles files =
          new OpeningFiles(
              company.currency(), code -> chart.computeIfAbsent(code, c -> find(session, c)));
      List<OpeningState.Balance> sums =
          files.balances(balances.name(), balances.content().readAllBytes());
      List<OpeningState.Item> open =
          items.isPresent()
              ? files.items(items.get().name(), items.get().content().readAllBytes())
              : List.of();
      OpeningState state =
          new OpeningState(companies.profile(Actor.worker(), id).alone(), day, sums, open);
      if (!files.problems().isEmpty()) {
        return answer(state, Optional.empty(), List.of(), files.problems(), false);
      }
      Proposal proposal = mine.open(state);
      return proposal.vouchers().isEmpty()
          ? answer(state, Optional.empty(), List.of(), proposal.warnings(), false)
          : book(actor, company, session, state, proposal.vouchers(), mine.version(), preview);
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  private static Optional<HostAccount> find(HostSession session, AccountCode code) {
    try {
      return session.chart().find(code);
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  private Opened book(
      Actor actor,
      Company company,
      HostSession session,
      OpeningState state,
      List<Voucher> vouchers,
      String version,
      boolean preview)
      throws HostException {
    Optional<TrailStore.Run> before = books.read(tx -> standing(tx, company.id()));
    if (before.isPresent()) {
      requireSame(before.get(), vouchers);
      List<VoucherRecord> records =
          preview
              ? books.read(tx -> records(tx, before.get()))
              : poster.post(company, before.get(), List.of(), version);
      return answer(state, before.map(TrailStore.Run::id), records, List.of(), true);
    }
    Runs.requireOpen(session, vouchers.get(0));
    if (preview) {
      return answer(state, Optional.empty(), List.of(), List.of(), false);
    }
    List<EntryPoster.Made> made =
        books.read(
            tx -> {
              List<EntryPoster.Made> all = new ArrayList<>();
              List<Voucher> fresh =
                  vouchers.stream().map(v -> Records.fresh(tx.vouchers(), v)).toList();
              ExternalId last = fresh.get(fresh.size() - 1).externalId();
              for (Voucher v : fresh) {
                all.add(new EntryPoster.Made(v, input(v.externalId(), last, state)));
              }
              return all;
            });
    TrailStore.Run run =
        Runs.of(
            OpeningState.KIND,
            company.id(),
            state.day().toString(),
            actor,
            made.get(made.size() - 1).voucher().externalId(),
            clock);
    List<VoucherRecord> records = poster.post(company, run, made, version);
    books.write(tx -> audit(tx, actor, run, records));
    return answer(state, Optional.of(run.id()), records, List.of(), false);
  }

  /** The whole is kept once, with the last voucher. */
  private TrailStore.Input input(ExternalId id, ExternalId last, OpeningState state) {
    return id.equals(last)
        ? TrailStore.Input.of(id, OpeningState.KIND, state, clock.instant())
        : TrailStore.Input.of(id, OpeningState.SHARED, last, clock.instant());
  }

  private static boolean audit(
      Tx tx, Actor actor, TrailStore.Run run, List<VoucherRecord> records) {
    tx.audit()
        .add(
            new AuditStore.Row(
                run.at(),
                actor.id(),
                actor.channel().name(),
                Optional.of(run.company()),
                "books.open",
                run.id(),
                records.size() + " entries of " + run.period()));
    return true;
  }

  /** An opening that was not taken back. */
  private static Optional<TrailStore.Run> standing(Tx tx, CompanyId company) {
    return tx.trail().runs(company, RUNS).stream()
        .filter(r -> r.kind().equals(OpeningState.KIND))
        .filter(r -> !records(tx, r).isEmpty())
        .findFirst();
  }

  private static List<VoucherRecord> records(Tx tx, TrailStore.Run run) {
    return tx.trail().ofRun(run.id()).stream()
        .map(tx.vouchers()::find)
        .flatMap(Optional::stream)
        .filter(r -> r.voucher().reversalOf().isEmpty())
        .filter(r -> r.state() == VoucherState.POSTED || r.state() == VoucherState.POSTING)
        .toList();
  }

  private void requireSame(TrailStore.Run run, List<Voucher> vouchers) {
    Set<String> there = new HashSet<>();
    books.read(tx -> records(tx, run)).forEach(r -> there.add(Digest.of(r.voucher()).hex()));
    Set<String> now = new HashSet<>();
    vouchers.forEach(v -> now.add(Digest.of(v).hex()));
    if (!there.equals(now)) {
      throw Runs.refused(
          "opening.exists",
          "the books were opened on " + run.period() + " with other balances or documents",
          run.id(),
          "take that opening back (undo --run " + run.id() + " --reason …) and open them again");
    }
  }

  private static Opened answer(
      OpeningState state,
      Optional<String> run,
      List<VoucherRecord> records,
      List<Problem> problems,
      boolean before) {
    Money total =
        state.balances().stream()
            .map(OpeningState.Balance::amount)
            .filter(m -> m.signum() > 0)
            .reduce(Money.zero(state.profile().currency()), Money::plus);
    return new Opened(
        run, state.balances().size(), state.items().size(), total, records, problems, before);
  }
}
