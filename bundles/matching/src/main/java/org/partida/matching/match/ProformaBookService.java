package org.partida.matching.match;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.match.ProformaBook;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.host.Hosts;
import org.partida.base.json.Json;
import org.partida.base.port.AuditStore;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.invoice.VatCategory;
import org.partida.model.match.Proforma;
import org.partida.model.match.ProformaDraft;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostRef;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.ProformaRegister;
import org.partida.spi.host.Proformas;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;

/** Proformas of the host for those who may see and change them. Thread-safe. */
@Component(service = ProformaBook.class)
public final class ProformaBookService implements ProformaBook {
  private static final int PAGE = 500;

  private final UnitOfWork books;
  private final Hosts hosts;
  private final Clock clock;

  @Activate
  public ProformaBookService(
      @Reference UnitOfWork books, @Reference Hosts hosts, @Reference Clock clock) {
    this.books = books;
    this.hosts = hosts;
    this.clock = clock;
  }

  /** Work on a register. */
  @FunctionalInterface
  private interface Work<T> {
    T in(ProformaRegister register) throws HostException;
  }

  private <T> T on(CompanyId company, Work<T> work) {
    Company c = books.read(tx -> tx.companies().require(company));
    try (HostSession session = hosts.open(c)) {
      return work.in(
          session
              .proformas()
              .flatMap(Proformas::register)
              .orElseThrow(
                  () ->
                      problem(
                          "proforma.unsupported",
                          "the host ("
                              + hosts.capabilities().hostName()
                              + ") has no register of proformas here",
                          company.value(),
                          "enter and look at them in the host itself")));
    } catch (HostException e) {
      throw new PartidaException(e.problem(), e);
    }
  }

  @Override
  public Proforma add(Actor actor, CompanyId company, ProformaDraft draft) {
    actor.require(company, Module.DOCUMENTS, Access.WRITE);
    Company c = books.read(tx -> tx.companies().require(company));
    require(c, draft);
    WriteKey key =
        new WriteKey(
            new ExternalId("proforma:" + hash(Json.write(draft)).substring(0, 40)),
            hash(Json.write(draft)));
    Proforma added = on(company, r -> done(r.add(key, draft), draft.number()));
    changed(actor, company, "proforma.add", added.number(), added.total().toString());
    return added;
  }

  /** Two drafts that say the same are one. */
  private static String hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static void require(Company company, ProformaDraft d) {
    if (d.number().isBlank() || d.partner().name().isBlank() || d.lines().isEmpty()) {
      throw problem(
          "proforma.content",
          "a proforma has a number, a customer and lines",
          d.number(),
          "give all three");
    }
    for (ProformaDraft.Line l : d.lines()) {
      boolean taxed = l.rate().filter(r -> r.value().signum() > 0).isPresent();
      boolean said = l.category().isPresent() || !company.vatPayer();
      if (l.name().isBlank() || !l.net().currency().equals(d.currency())) {
        throw problem(
            "proforma.content",
            "a line has a name and an amount in " + d.currency(),
            d.number(),
            "correct the line");
      }
      if (taxed && (!company.vatPayer() || l.category().filter(k -> k != VatCategory.S).isPresent())
          || !taxed && !said) {
        throw problem(
            "proforma.content",
            taxed
                ? "line " + l.name() + " has VAT, which the company or its category does not charge"
                : "line " + l.name() + " has no VAT and does not say why",
            d.number(),
            taxed
                ? "leave the rate out"
                : "give the rate, or the category: E exempt, AE reverse charge, K, G, O or Z");
      }
    }
  }

  @Override
  public Page<Proforma> list(
      Actor actor,
      CompanyId company,
      Optional<Proforma.State> state,
      int limit,
      Optional<String> after) {
    actor.require(company, Module.DOCUMENTS, Access.READ);
    if (after.filter(a -> !a.matches("\\d{1,18}")).isPresent()) {
      throw problem("usage", "not a place in the list", after.get(), "use what the list gave");
    }
    return on(company, r -> r.list(state, after, limit));
  }

  @Override
  public List<Proforma> cancel(Actor actor, CompanyId company, List<String> ids, String reason) {
    actor.require(company, Module.DOCUMENTS, Access.WRITE);
    List<Proforma> named = on(company, r -> named(r, ids));
    List<Proforma> all = new ArrayList<>();
    for (Proforma p : named) {
      WriteKey key =
          new WriteKey(new ExternalId("cancel:" + hash(p.id()).substring(0, 40)), p.id());
      HostRef ref = new HostRef("proforma", p.id());
      all.add(on(company, r -> done(r.cancel(key, ref, reason), p.number())));
      changed(actor, company, "proforma.cancel", p.number(), reason);
    }
    return all;
  }

  /** All of them, before anything is changed. */
  private static List<Proforma> named(ProformaRegister register, List<String> ids)
      throws HostException {
    List<Proforma> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<Proforma> page = register.list(Optional.empty(), after, PAGE);
      page.items().stream()
          .filter(p -> ids.contains(p.id()) || ids.contains(p.number()))
          .forEach(all::add);
      after = page.next();
    } while (after.isPresent());
    for (String id : ids) {
      if (all.stream().noneMatch(p -> p.id().equals(id) || p.number().equals(id))) {
        throw problem(
            "proforma.unknown", "there is no proforma " + id, id, "proforma-list shows them");
      }
    }
    return all;
  }

  @Override
  public Series series(Actor actor, CompanyId company) {
    actor.require(company, Module.DOCUMENTS, Access.READ);
    ProformaRegister.Series s = on(company, ProformaRegister::series);
    return new Series(s.prefix(), s.next());
  }

  @Override
  public Series series(Actor actor, CompanyId company, Series wanted) {
    actor.require(company, Module.DOCUMENTS, Access.WRITE);
    if (wanted.next() < 1 || !wanted.prefix().matches("[\\p{L}0-9 ./_-]{0,20}")) {
      throw problem(
          "proforma.series",
          "not a series: " + wanted.prefix() + wanted.next(),
          company.value(),
          "give a prefix of up to 20 letters, digits and . / - _, and a number from 1 on");
    }
    on(company, r -> r.series(new ProformaRegister.Series(wanted.prefix(), wanted.next())));
    changed(actor, company, "proforma.series", company.value(), wanted.prefix() + wanted.next());
    return wanted;
  }

  private void changed(
      Actor actor, CompanyId company, String action, String subject, String detail) {
    books.write(
        tx -> {
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
          // lines may pay what is new, or not what is gone
          return tx.work()
              .enqueue(WorkOrder.of(Queues.MATCH, company, company.value()), clock.instant(), true);
        });
  }

  private static Proforma done(WriteResult<Proforma> result, String number) {
    if (!result.done()) {
      throw new PartidaException(
          result
              .problem()
              .orElseGet(
                  () ->
                      new Problem(
                          "host." + result.status(),
                          "the host answered " + result.status(),
                          number,
                          "try again")));
    }
    return result.value().orElseThrow();
  }

  private static PartidaException problem(
      String code, String message, String location, String fix) {
    return new PartidaException(new Problem(code, message, location, fix));
  }
}
