package org.partida.posting.service;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.invoice.Address;
import org.partida.spi.network.NetworkException;
import org.partida.spi.registry.RegistryFacts;
import org.partida.spi.registry.RegistryFacts.EInvoice;
import org.partida.spi.registry.RegistryFacts.Period;
import org.partida.spi.registry.RegistryFacts.Standing;
import org.partida.spi.registry.RegistryFacts.Vat;
import org.partida.spi.registry.RegistryQuestion;
import org.partida.spi.registry.TaxRegistry;

/** A register of taxpayers that says what a test tells it to. */
final class Register implements TaxRegistry {
  final List<CompanyId> asked = new ArrayList<>();
  boolean silent;
  private final Map<String, Vat> vat = new HashMap<>();
  private final Map<String, Standing> standing = new HashMap<>();
  private final Clock clock;

  Register(Clock clock) {
    this.clock = clock;
  }

  /** Registered for VAT for ever, and not on cash. */
  void ordinary(String id) {
    vat(id, true, List.of());
  }

  void vat(String id, boolean payer, List<Period> periods) {
    vat.put(id, new Vat(payer, periods, false, Optional.empty(), Optional.empty(), false));
  }

  /** Registered for VAT, and on cash in these days. */
  void cash(String id, LocalDate from, Optional<LocalDate> until) {
    vat.put(id, new Vat(true, List.of(), until.isEmpty(), Optional.of(from), until, false));
  }

  void inactive(String id, LocalDate from) {
    standing.put(
        id,
        new Standing(
            "INACTIV", true, Optional.of(from), Optional.empty(), false, Optional.empty()));
  }

  void active(String id) {
    standing.remove(id);
  }

  @Override
  public String country() {
    return "RO";
  }

  @Override
  public ZoneId zone() {
    return ZoneId.of("Europe/Bucharest");
  }

  @Override
  public int batch() {
    return 100;
  }

  @Override
  public List<RegistryFacts> lookup(List<RegistryQuestion> questions) throws NetworkException {
    if (silent) {
      throw new NetworkException(
          NetworkException.Kind.TRANSIENT,
          new Problem("anaf.outage", "the register does not answer", "register", "later"),
          Optional.empty());
    }
    questions.forEach(q -> asked.add(q.id()));
    return questions.stream().map(this::facts).toList();
  }

  private RegistryFacts facts(RegistryQuestion q) {
    String id = q.id().value();
    if (!vat.containsKey(id)) {
      return RegistryFacts.notFound(q, "test", clock.instant());
    }
    return new RegistryFacts(
        q.id(),
        q.asOf(),
        true,
        "REGISTERED " + id,
        Address.UNKNOWN,
        Optional.empty(),
        vat.get(id),
        standing.getOrDefault(id, Standing.UNKNOWN),
        EInvoice.NONE,
        "test",
        clock.instant());
  }
}
