package org.partida.matching.statement;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partida.api.company.BankAccount;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.statement.ImportOptions;
import org.partida.api.statement.ImportRecord;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.StatementImports.Removed;
import org.partida.api.statement.StatementSummary;
import org.partida.base.port.AuditStore;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.statement.ReceiptLines;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkOrder;
import org.partida.matching.match.Touched;
import org.partida.matching.match.Vanished;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.action.Progress;

/**
 * Takes an import back as if its file had never come. Which file a line came with depends on what
 * was there when it came; so the files of the same days are read again from the archive, and
 * entered again in their order without the one that goes. What people said of lines of theirs
 * stays. Thread-safe.
 */
final class Removal {
  private static final int TRIES = 3;

  private static final Comparator<StatementSummary> AS_THEY_CAME =
      Comparator.comparing(StatementSummary::importedAt)
          .thenComparing(StatementSummary::importId)
          .thenComparing(s -> index(s));

  private static final Comparator<LineRecord> AS_LISTED =
      Comparator.comparing((LineRecord l) -> l.line().bookingDate())
          .thenComparingInt(l -> l.line().row())
          .thenComparing(LineRecord::id);

  private final Importer importer;
  private final UnitOfWork books;
  private final Clock clock;
  private final Register register;

  Removal(Importer importer, UnitOfWork books, Clock clock) {
    this.importer = importer;
    this.books = books;
    this.clock = clock;
    this.register = new Register(clock);
  }

  /** What goes, and what is to be entered again. */
  private record Scene(
      CompanyId company, Set<String> imports, List<StatementSummary> going, Again again) {}

  /** Statements of other imports on the same days, in the order in which they came. */
  private record Again(
      List<StatementSummary> statements,
      Map<String, Sha256> files,
      Map<String, ImportOptions> options,
      boolean corrects) {}

  Removed run(Actor actor, String id, Optional<String> reason) throws IOException {
    if (reason.filter(String::isBlank).isPresent()) {
      throw problem("undo.reason", "an undo needs a reason", id, "say why, for the file");
    }
    for (int i = 0; ; i++) {
      Scene scene = books.read(tx -> scene(tx, id));
      actor.require(
          scene.company(), Module.STATEMENTS, reason.isPresent() ? Access.WRITE : Access.READ);
      try (OtherFiles read = read(scene, reason.isPresent())) {
        if (reason.isEmpty()) {
          return books.read(tx -> standing(id, scene, Going.of(tx, scene, read.byImport())));
        }
        Optional<Removed> done =
            books.write(tx -> take(tx, actor, id, reason.get(), scene, read.byImport()));
        if (done.isPresent()) {
          return done.get();
        }
      }
      if (i == TRIES) {
        throw problem(
            "undo.busy",
            "other files of the account are being imported",
            id,
            "try again when they are done");
      }
    }
  }

  /** Nothing was changed. */
  private static Removed standing(String id, Scene scene, Going going) {
    return new Removed(id, scene.company(), false, going.lines(), 0, going.booked());
  }

  private Scene scene(Tx tx, String id) {
    Set<String> imports = imports(tx, id);
    List<StatementSummary> going = new ArrayList<>();
    imports.forEach(
        i ->
            tx.statements().ofImport(i).stream()
                .filter(s -> s.importId().equals(i))
                .forEach(going::add));
    if (going.isEmpty()) {
      throw problem(
          "import.unknown",
          "no import " + id + " is there",
          id,
          "statement-list and statement-imports show the ids");
    }
    if (going.stream().anyMatch(s -> s.format().equals(ReceiptLines.FORMAT))) {
      throw problem(
          "undo.receipts",
          "receipts come one by one, and not with a file",
          id,
          "match-delete puts a receipt away");
    }
    CompanyId company = going.get(0).company();
    List<StatementSummary> others = new ArrayList<>();
    going.stream()
        .map(StatementSummary::account)
        .distinct()
        .forEach(a -> others.addAll(sameDays(tx, company, a, going)));
    others.sort(AS_THEY_CAME);
    boolean corrects = !others.isEmpty() && ofRegister(tx, company, going);
    Map<String, Sha256> files = new LinkedHashMap<>();
    for (StatementSummary s : corrects ? concat(others, going) : others) {
      files.computeIfAbsent(s.importId(), i -> tx.statements().fileOf(i).orElseThrow());
    }
    Map<String, ImportOptions> options = new LinkedHashMap<>();
    for (String i : files.keySet()) {
      options.put(i, tx.imports().find(i).map(ImportRecord::options).orElse(ImportOptions.NONE));
    }
    return new Scene(company, imports, going, new Again(others, files, options, corrects));
  }

  private static List<StatementSummary> concat(List<StatementSummary> a, List<StatementSummary> b) {
    List<StatementSummary> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  /** Only what couriers and processors hold is corrected by later files. */
  private static boolean ofRegister(Tx tx, CompanyId company, List<StatementSummary> going) {
    return tx.companies().require(company).accounts().stream()
        .filter(BankAccount::isRegister)
        .anyMatch(a -> going.stream().anyMatch(s -> s.account().equals(a.iban())));
  }

  /** The import of that id or of that statement; of a container those of its files. */
  private static Set<String> imports(Tx tx, String id) {
    Set<String> imports = new LinkedHashSet<>();
    tx.statements().ofImport(id).forEach(s -> imports.add(s.importId()));
    Optional<ImportRecord> container = tx.imports().find(id).filter(r -> !r.parts().isEmpty());
    for (String part : container.map(ImportRecord::parts).orElse(List.of())) {
      tx.imports()
          .find(part)
          .filter(r -> !r.result().alreadyImported())
          .ifPresent(r -> imports.add(r.id()));
    }
    return imports;
  }

  /**
   * Days that a statement is about, as it says and as its lines do; without any it is about all.
   */
  private record Span(LocalDate from, LocalDate to) {
    static Span of(Tx tx, StatementSummary s) {
      if (s.from().isEmpty() || s.to().isEmpty()) {
        return new Span(LocalDate.MIN, LocalDate.MAX);
      }
      LocalDate from = s.from().get();
      LocalDate to = s.to().get();
      for (LocalDate d : tx.statements().daysOf(s.id())) {
        from = d.isBefore(from) ? d : from;
        to = d.isAfter(to) ? d : to;
      }
      return new Span(from, to);
    }

    boolean meets(Span d) {
      return !from.isAfter(d.to) && !d.from.isAfter(to);
    }
  }

  /** Those that share days with what goes, or with one that does. */
  private static List<StatementSummary> sameDays(
      Tx tx, CompanyId company, String account, List<StatementSummary> going) {
    Set<String> goingIds = new HashSet<>(going.stream().map(StatementSummary::id).toList());
    List<Span> reached = new ArrayList<>();
    Map<StatementSummary, Span> rest = new LinkedHashMap<>();
    for (StatementSummary s : tx.statements().ofAccount(company, account)) {
      if (goingIds.contains(s.id())) {
        reached.add(Span.of(tx, s));
      } else if (!s.format().equals(ReceiptLines.FORMAT)) {
        rest.put(s, Span.of(tx, s));
      }
    }
    List<StatementSummary> found = new ArrayList<>();
    for (int i = 0; i < reached.size(); i++) {
      Span d = reached.get(i);
      rest.entrySet()
          .removeIf(
              e -> {
                boolean meets = e.getValue().meets(d);
                if (meets) {
                  found.add(e.getKey());
                  reached.add(e.getValue());
                }
                return meets;
              });
    }
    return found;
  }

  private static Set<String> ids(Tx tx, List<StatementSummary> statements) {
    Set<String> ids = new HashSet<>();
    statements.forEach(s -> ids.addAll(tx.statements().idsOf(s.id())));
    return ids;
  }

  /** The lines that go: how many, and which of them stand in the way. */
  private record Going(int lines, List<LineRecord> booked) {
    static Going of(Tx tx, Scene scene, Map<String, Importer.Prepared> read) {
      Set<String> inWork = Touched.beingBooked(tx, scene.company());
      int lines = 0;
      List<LineRecord> booked = new ArrayList<>();
      for (StatementSummary s : scene.going()) {
        Set<String> ids = tx.statements().idsOf(s.id());
        lines += ids.size();
        List<LineRecord> standing =
            new ArrayList<>(tx.statements().linesOf(s.id(), LineState.SAVED));
        inWork.stream()
            .filter(ids::contains)
            .flatMap(id -> tx.statements().line(scene.company(), id).stream())
            .filter(l -> l.state() != LineState.SAVED)
            .forEach(standing::add);
        standing.sort(AS_LISTED);
        booked.addAll(standing);
      }
      corrected(tx, scene, read).stream()
          .filter(l -> l.state() == LineState.SAVED || inWork.contains(l.id()))
          .sorted(AS_LISTED)
          .forEach(booked::add);
      return new Going(lines, booked);
    }
  }

  /** Lines that stay, with an amount that goes. */
  private static List<LineRecord> corrected(
      Tx tx, Scene scene, Map<String, Importer.Prepared> read) {
    return scene.again().corrects()
        ? Corrected.by(
            tx,
            scene.going(),
            scene.again().statements(),
            s ->
                Optional.ofNullable(read.get(s.importId()))
                    .filter(Importer.Prepared::corrects)
                    .map(p -> p.statements().get(index(s))))
        : List.of();
  }

  /** The other files, which are entered again; and those that go, if they may correct. */
  private OtherFiles read(Scene scene, boolean done) throws IOException {
    Again again = scene.again();
    List<StatementSummary> needed =
        again.corrects()
            ? concat(again.statements(), scene.going())
            : done ? again.statements() : List.of();
    return OtherFiles.read(importer, scene.company(), needed, again.files(), again.options());
  }

  private Optional<Removed> take(
      Tx tx,
      Actor actor,
      String id,
      String reason,
      Scene scene,
      Map<String, Importer.Prepared> read) {
    if (!scene(tx, id).equals(scene)) {
      return Optional.empty();
    }
    Going going = Going.of(tx, scene, read);
    if (!going.booked().isEmpty()) {
      return Optional.of(standing(id, scene, going));
    }
    // what a person gave them was of an amount that is not any more
    Set<String> corrected =
        corrected(tx, scene, read).stream().map(LineRecord::id).collect(Collectors.toSet());
    int gone = 0;
    for (StatementSummary s : scene.going()) {
      gone += tx.statements().remove(s.id());
    }
    Set<String> before = ids(tx, scene.again().statements());
    before.forEach(l -> Vanished.over(tx, l));
    Set<String> inWork = Touched.beingBooked(tx, scene.company());
    for (StatementSummary s : scene.again().statements()) {
      Set<String> kept = new HashSet<>(inWork);
      kept.retainAll(before);
      tx.statements().maybeDecided(s.id()).stream()
          .filter(Touched::byPerson)
          .forEach(l -> kept.add(l.id()));
      kept.removeAll(corrected);
      tx.statements().removeLines(s.id(), kept);
    }
    for (StatementSummary s : scene.again().statements()) {
      again(tx, s, read.get(s.importId()));
    }
    Set<String> given = ids(tx, scene.again().statements());
    given.removeAll(before);
    settle(tx, actor, scene, reason);
    return Optional.of(new Removed(id, scene.company(), true, gone, given.size(), List.of()));
  }

  private void again(Tx tx, StatementSummary s, Importer.Prepared file) {
    List<StatementSummary> before =
        tx.statements().ofAccount(s.company(), s.account()).stream()
            .filter(o -> AS_THEY_CAME.compare(o, s) < 0)
            .toList();
    Spooled statement = file.statements().get(index(s));
    new Entry(tx, file, clock, Progress.SILENT).again(s, statement, before);
  }

  /** Its place in its file. */
  private static int index(StatementSummary s) {
    String id = s.id();
    return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
  }

  private void settle(Tx tx, Actor actor, Scene scene, String reason) {
    scene.going().stream()
        .map(StatementSummary::account)
        .distinct()
        .forEach(a -> Entry.noteGaps(tx, scene.company(), a, clock));
    for (String i : scene.imports()) {
      tx.imports().find(i).ifPresent(r -> register.undone(tx, r));
      tx.audit()
          .add(
              new AuditStore.Row(
                  clock.instant(),
                  actor.id(),
                  actor.channel().name(),
                  Optional.of(scene.company()),
                  "statement.remove",
                  i,
                  reason));
    }
    tx.work()
        .enqueue(
            WorkOrder.of(Queues.MATCH, scene.company(), scene.company().value()),
            clock.instant(),
            true);
  }

  private static PartidaException problem(String code, String what, String where, String fix) {
    return new PartidaException(new Problem(code, what, where, fix));
  }
}
