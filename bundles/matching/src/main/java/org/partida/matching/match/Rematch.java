package org.partida.matching.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.partida.api.company.Company;
import org.partida.api.match.MatchOptions;
import org.partida.api.statement.LineRecord;
import org.partida.base.json.Json;
import org.partida.base.port.StatementStore.OpenLine;
import org.partida.base.port.UnitOfWork;
import org.partida.matching.engine.Batch;
import org.partida.matching.engine.IndexMarks;
import org.partida.matching.engine.Rematching;
import org.partida.matching.engine.Trace;
import org.partida.matching.line.LineBooker;
import org.partida.model.CompanyId;
import org.partida.model.match.Grade;
import org.partida.model.match.MatchProposal;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostOpenItem;
import org.partida.spi.match.MatchRequest;

/**
 * Matches the lines of a company that something may have changed for since its last run, with the
 * outcome that all of them together would have: it keeps in memory what each proposal depended on,
 * compares open items, rules and lines with what they were, and takes in all lines that are tied to
 * an affected one. What is not remembered, as after a start, is matched whole. Thread-safe.
 */
final class Rematch {
  /** Lines and items of companies that are remembered: about half a kilobyte each. */
  private static final int MOST_REMEMBERED = 400_000;

  private final UnitOfWork books;
  private final MatchRun run;
  private final Rematching matcher;
  private final Map<CompanyId, Standing> remembered = new LinkedHashMap<>(16, 0.75f, true);

  Rematch(UnitOfWork books, MatchRun run, Rematching matcher) {
    this.books = books;
    this.run = run;
    this.matcher = matcher;
  }

  /**
   * What is to be written.
   *
   * @param proposals those that are other than what stands
   * @param sure all lines whose proposal is sure
   * @param matched how many lines were matched
   */
  record Found(List<MatchProposal> proposals, List<String> sure, int matched) {}

  /** What a run is about. */
  private record Scene(
      Company company,
      List<OpenLine> free,
      Batch batch,
      OpenProformas proformas,
      LineBooker booker,
      CrossCurrency crossing,
      IndexMarks marks) {}

  /** What came of some lines. */
  private record Matched(
      List<LineRecord> lines, List<MatchProposal> proposals, List<Trace> traces) {}

  Found propose(Company company) throws HostException {
    List<OpenLine> open = books.read(tx -> tx.statements().open(company.id()));
    List<LineRecord> kept =
        lines(company, open.stream().filter(OpenLine::maybeSet).map(OpenLine::id).toList()).stream()
            .filter(Lines::isSet)
            .toList();
    Set<String> set = kept.stream().map(LineRecord::id).collect(Collectors.toSet());
    List<OpenLine> free = open.stream().filter(l -> !set.contains(l.id())).toList();
    if (free.isEmpty()) {
      keep(company.id(), Optional.empty());
      return new Found(List.of(), List.of(), 0);
    }
    MatchOptions options = run.options(company);
    Optional<LocalDate> first = free.stream().map(OpenLine::day).min(Comparator.naturalOrder());
    OpenProformas proformas = run.proformas(company, options);
    List<HostOpenItem> foreign = new ArrayList<>();
    MatchRequest request =
        run.request(company, options, proformas, List.of(), kept, first, foreign);
    CrossCurrency crossing = run.crossing(company, options, request, foreign);
    Batch batch = matcher.batch(request);
    LineBooker booker = books.read(tx -> LineBooker.of(tx, company));
    Scene scene = new Scene(company, free, batch, proformas, booker, crossing, batch.marks());
    Optional<Standing> before =
        remembered(company.id()).filter(s -> s.isOf(company, options, proformas.hindrance()));
    Optional<Matched> some = before.isPresent() ? some(scene, before.get()) : Optional.empty();
    Matched matched = some.isPresent() ? some.get() : all(scene);
    Map<String, Standing.Mark> marks = marks(scene, matched);
    Set<String> there = free.stream().map(OpenLine::id).collect(Collectors.toSet());
    Map<String, Standing.Mark> lines = some.isPresent() ? before.get().with(marks, there) : marks;
    keep(
        company.id(),
        lines.size() + request.items().size() > MOST_REMEMBERED
            ? Optional.empty()
            : Optional.of(
                new Standing(
                    company,
                    options,
                    proformas.hindrance(),
                    scene.marks(),
                    booker,
                    crossing,
                    lines)));
    Map<String, Long> stands = new HashMap<>();
    free.forEach(l -> stands.put(l.id(), l.proposal()));
    return new Found(
        matched.proposals().stream()
            .filter(p -> marks.get(p.line()).proposal() != stands.get(p.line()))
            .toList(),
        free.stream()
            .map(OpenLine::id)
            .filter(i -> lines.containsKey(i) && lines.get(i).sure())
            .toList(),
        matched.lines().size());
  }

  /** The lines that are affected; empty if it is simpler to match all. */
  private Optional<Matched> some(Scene scene, Standing before) {
    Optional<Set<Integer>> changes = scene.batch().changes(before.items(), scene.marks());
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    Set<Integer> looked = new HashSet<>(changes.get());
    looked.addAll(scene.booker().changedSince(before.booker()));
    if (!scene.crossing().isAs(before.crossing())) {
      looked.add(CrossCurrency.mark());
    }
    Set<String> there = scene.free().stream().map(OpenLine::id).collect(Collectors.toSet());
    Set<String> gone = new HashSet<>(before.lines().keySet());
    gone.removeAll(there);
    Set<String> affected = before.changed(scene.free());
    affected.addAll(before.lookingAt(looked));
    if (!scene.booker().hasSameRules(before.booker())) {
      run.openLines(scene.company()).stream()
          .filter(l -> scene.booker().isMetOtherwise(before.booker(), l.line()))
          .forEach(l -> affected.add(l.id()));
    }
    affected.addAll(gone);
    before.spread(affected, before.ties(affected));
    Matched matched;
    Set<Integer> ties;
    do {
      if (affected.size() * 2 > scene.free().size() + gone.size()) {
        return Optional.empty();
      }
      matched = match(scene, affected);
      ties = new HashSet<>();
      for (Trace t : matched.traces()) {
        Standing.add(t, ties);
      }
    } while (before.spread(affected, ties));
    return Optional.of(matched);
  }

  private Matched all(Scene scene) {
    return match(scene, scene.free().stream().map(OpenLine::id).collect(Collectors.toSet()));
  }

  /** In the order of the list, whatever the order in which they were found. */
  private Matched match(Scene scene, Set<String> affected) {
    List<String> ids = scene.free().stream().map(OpenLine::id).filter(affected::contains).toList();
    List<LineRecord> lines = lines(scene.company(), ids);
    List<Trace.Maker> makers =
        IntStream.range(0, lines.size()).mapToObj(i -> new Trace.Maker()).toList();
    List<MatchProposal> matched =
        scene.batch().match(MatchRun.toMatch(scene.company(), lines), makers);
    List<Trace> traces = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      scene.booker().note(lines.get(i), makers.get(i));
      scene.crossing().note(matched.get(i), makers.get(i));
      traces.add(makers.get(i).made());
    }
    List<MatchProposal> told = scene.proformas().told(lines, scene.crossing().told(lines, matched));
    return new Matched(lines, scene.booker().apply(lines, told), traces);
  }

  private List<LineRecord> lines(Company company, List<String> ids) {
    Map<String, LineRecord> byId = new HashMap<>();
    books
        .<List<LineRecord>>read(tx -> tx.statements().lines(company.id(), ids))
        .forEach(l -> byId.put(l.id(), l));
    return ids.stream().map(byId::get).filter(l -> l != null).toList();
  }

  private static Map<String, Standing.Mark> marks(Scene scene, Matched matched) {
    Map<String, Long> contents = new HashMap<>();
    scene.free().forEach(l -> contents.put(l.id(), l.content()));
    Map<String, Standing.Mark> marks = new HashMap<>();
    for (int i = 0; i < matched.lines().size(); i++) {
      MatchProposal p = matched.proposals().get(i);
      marks.put(
          p.line(),
          new Standing.Mark(
              contents.get(p.line()),
              OpenLine.hash(Json.write(p)),
              p.grade() == Grade.SURE,
              matched.traces().get(i)));
    }
    return marks;
  }

  private synchronized Optional<Standing> remembered(CompanyId company) {
    return Optional.ofNullable(remembered.get(company));
  }

  private synchronized void keep(CompanyId company, Optional<Standing> standing) {
    remembered.remove(company);
    standing.ifPresent(s -> remembered.put(company, s));
    int size = remembered.values().stream().mapToInt(s -> s.lines().size()).sum();
    var oldest = remembered.entrySet().iterator();
    while (size > MOST_REMEMBERED && oldest.hasNext()) {
      size -= oldest.next().getValue().lines().size();
      oldest.remove();
    }
  }
}
