package org.partida.matching.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.partida.api.company.Company;
import org.partida.api.match.MatchOptions;
import org.partida.api.statement.LineRecord;
import org.partida.base.host.Hosts;
import org.partida.model.Page;
import org.partida.model.Problem;
import org.partida.model.match.Evidence;
import org.partida.model.match.Grade;
import org.partida.model.match.MatchProposal;
import org.partida.model.match.OpenItem;
import org.partida.model.match.Proforma;
import org.partida.model.statement.StatementLine;
import org.partida.spi.host.Capability;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostSession;
import org.partida.spi.host.Proformas;

/**
 * The open proformas of a company beside its open items: offered to the matcher, and what it chose
 * told in words. Where no invoice may be made of one, a line that seems to pay it waits for a
 * person, and says why. Immutable.
 */
final class OpenProformas {
  /** Kind of evidence. */
  static final String KIND = "PROFORMA";

  private static final int PAGE = 500;

  /** "Factură proformă", "fattura pro-forma", "proforma", with what comes after it. */
  private static final Pattern NAMED =
      Pattern.compile(
          "\\bpro[ -]?form[aăeă]\\b(?:[ .:]|nr)*([\\p{L}0-9/._-]{0,20})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final Map<String, Proforma> byItem;
  private final Optional<Problem> hindrance;

  private OpenProformas(Map<String, Proforma> byItem, Optional<Problem> hindrance) {
    this.byItem = Map.copyOf(byItem);
    this.hindrance = hindrance;
  }

  static OpenProformas of(Hosts hosts, Company company, MatchOptions options) throws HostException {
    Map<String, Proforma> found = new HashMap<>();
    try (HostSession session = hosts.open(company)) {
      Optional<Proformas> there = session.proformas();
      Optional<String> after = Optional.empty();
      do {
        Page<Proforma> page =
            there.isPresent()
                ? there.get().open(after, PAGE)
                : new Page<>(List.of(), Optional.empty());
        page.items().forEach(p -> found.put(ProformaItems.PREFIX + p.id(), p));
        after = page.next();
      } while (after.isPresent());
    }
    return new OpenProformas(found, hindrance(hosts, company, options));
  }

  /** Why no invoice is made of any of them. */
  Optional<Problem> hindrance() {
    return hindrance;
  }

  /** Why no invoice is made of a proforma of the company. */
  static Optional<Problem> hindrance(Hosts hosts, Company company, MatchOptions options) {
    if (!hosts.capabilities().can(Capability.INVOICE_FROM_PROFORMA)) {
      return Optional.of(
          new Problem(
              "proforma.unsupported",
              "the host (" + hosts.capabilities().hostName() + ") makes no invoices of proformas",
              company.id().value(),
              "make the invoice in it; the line is matched with it as soon as it is there"));
    }
    return options.proformas()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "proforma.off",
                "invoices of proformas are off for the company",
                company.id().value(),
                "make the invoice, or turn them on: match-options --proformas yes"));
  }

  /**
   * Open items and proformas. One whose number stands on an item of its partner as the order was
   * invoiced by other means: the item is what is to be paid.
   */
  List<OpenItem> beside(List<OpenItem> items) {
    if (byItem.isEmpty()) {
      return items;
    }
    Set<String> invoiced = new HashSet<>();
    items.forEach(i -> i.orderRef().ifPresent(o -> invoiced.add(i.partnerId() + " " + o.strip())));
    List<OpenItem> all = new ArrayList<>(items);
    byItem.values().stream()
        .map(ProformaItems::item)
        .filter(i -> !invoiced.contains(i.partnerId() + " " + i.number().strip()))
        .sorted(java.util.Comparator.comparing(OpenItem::id))
        .forEach(all::add);
    return all;
  }

  /** The proposals, in the order of their lines. */
  List<MatchProposal> told(List<LineRecord> lines, List<MatchProposal> proposals) {
    List<MatchProposal> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      all.add(told(lines.get(i).line(), proposals.get(i)));
    }
    return all;
  }

  private MatchProposal told(StatementLine line, MatchProposal p) {
    if (!ProformaItems.any(p.shares())) {
      return hindrance.isPresent() && p.grade() == Grade.NONE ? named(line, p) : p;
    }
    String what =
        p.shares().stream()
            .filter(ProformaItems::is)
            .map(s -> words(byItem.get(s.item())))
            .collect(Collectors.joining(", "));
    if (hindrance.isPresent()) {
      String why = hindrance.get().message() + ": " + hindrance.get().fix();
      return new MatchProposal(
          p.line(),
          Grade.ATTENTION,
          p.score(),
          List.of(),
          with(p, "seems to pay " + what + "; " + why),
          Optional.of(new MatchProposal.RunnerUp(p.shares(), p.score(), why)));
    }
    boolean whole =
        p.shares().stream()
            .filter(ProformaItems::is)
            .allMatch(s -> s.amount().equals(byItem.get(s.item()).total()));
    String then =
        whole
            ? ": its invoice is made when the line is confirmed"
            : ": its invoice is made of the whole when the line is confirmed, the rest stays open";
    return new MatchProposal(
        p.line(),
        whole ? p.grade() : Grade.ATTENTION,
        p.score(),
        p.shares(),
        with(p, what + then),
        p.runnerUp());
  }

  private static String words(Proforma p) {
    return "proforma " + p.number() + " of " + p.partner().name() + " (" + p.total() + ")";
  }

  /** A line that names one which nobody here knows. */
  private MatchProposal named(StatementLine line, MatchProposal p) {
    Matcher m = NAMED.matcher(line.text());
    if (line.amount().signum() <= 0 || !m.find()) {
      return p;
    }
    String why =
        "the text names a proforma ("
            + m.group().strip()
            + "); "
            + hindrance.get().message()
            + ": "
            + hindrance.get().fix();
    return new MatchProposal(
        p.line(), Grade.ATTENTION, p.score(), List.of(), with(p, why), p.runnerUp());
  }

  private static List<Evidence> with(MatchProposal p, String detail) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence(KIND, detail, 0));
    p.evidence().stream().filter(e -> !e.kind().equals("NOTHING")).forEach(evidence::add);
    return evidence;
  }
}
