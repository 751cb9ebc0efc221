package org.partida.documents.send;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.company.Company;
import org.partida.api.document.Document;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionDetails;
import org.partida.api.submission.SubmissionState;
import org.partida.api.submission.Submissions;
import org.partida.base.archive.Vault;
import org.partida.base.clock.Ids;
import org.partida.base.port.ArchiveRow;
import org.partida.base.port.AuditStore;
import org.partida.base.port.ConnectionRow;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Queues;
import org.partida.documents.intake.Formats;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.Direction;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.network.NoticeExplainer;
import org.partida.spi.network.NoticeFinding;
import org.partida.spi.network.SubmitFlag;
import org.partida.spi.network.Submitter;

/** Takes what is to be sent, and tells where each stands. Every change is audited. */
@Component(service = Submissions.class)
public final class SubmissionsService implements Submissions {
  private final Submitters submitters;
  private final List<NoticeExplainer> explainers;
  private final UnitOfWork books;
  private final Vault vault;
  private final Clock clock;
  private final Ids ids;
  private final Moves moves;

  @Activate
  public SubmissionsService(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Submitter> submitters,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<NoticeExplainer> explainers,
      @Reference UnitOfWork books,
      @Reference Vault vault,
      @Reference Clock clock) {
    this.submitters = new Submitters(submitters);
    this.explainers = List.copyOf(explainers);
    this.books = books;
    this.vault = vault;
    this.clock = clock;
    this.ids = new Ids(clock);
    this.moves = new Moves(clock);
  }

  @Override
  public Submission take(
      Actor actor,
      CompanyId company,
      String fileName,
      InputStream content,
      Set<SubmitFlag> flags,
      boolean release)
      throws IOException {
    actor.require(company, Module.DOCUMENTS, Access.WRITE);
    String network = network(company);
    Vault.Stored stored = vault.store(content);
    Submission fresh =
        fresh(
            actor,
            company,
            network,
            stored,
            bare(fileName),
            flags,
            SubmissionState.RECEIVED,
            release);
    return books.write(
        tx -> {
          Optional<Submission> there = add(tx, actor, fresh, stored);
          if (there.isPresent()) {
            return there.get();
          }
          moves.enqueue(tx, Queues.CHECK, fresh, Duration.ZERO);
          return fresh;
        });
  }

  @Override
  public Submission message(Actor actor, String document, String text) throws IOException {
    Document d =
        books
            .read(tx -> tx.documents().find(document))
            .orElseThrow(() -> unknown("document", document, "document-list shows the ids"));
    actor.require(d.company(), Module.DOCUMENTS, Access.WRITE);
    String index =
        d.networkIndex()
            .filter(i -> d.direction() == Direction.RECEIVED)
            .orElseThrow(() -> notByNetwork(d));
    String network = network(d.company());
    Submitter submitter =
        submitters.find(network).orElseThrow(() -> networkMissing(d.company(), network));
    byte[] bytes = submitter.buyerMessage(index, text);
    Vault.Stored stored = vault.store(new ByteArrayInputStream(bytes));
    Submission fresh =
        fresh(
                actor,
                d.company(),
                network,
                stored,
                MessageToSeller.name(index),
                Set.of(),
                SubmissionState.READY,
                true)
            .checked(
                standard(submitter, stored), Set.of(), Optional.empty(), Optional.of(document));
    return books.write(
        tx -> {
          Optional<Submission> there = add(tx, actor, fresh, stored);
          if (there.isPresent()) {
            return there.get();
          }
          moves.enqueue(tx, Queues.SEND, fresh, Duration.ZERO);
          return fresh;
        });
  }

  private String standard(Submitter submitter, Vault.Stored stored) throws IOException {
    RootElement root = Formats.root(vault.path(stored.id()));
    return submitter
        .standard(root)
        .orElseThrow(() -> new IllegalStateException("the network does not take its own message"));
  }

  private Submission fresh(
      Actor actor,
      CompanyId company,
      String network,
      Vault.Stored stored,
      String fileName,
      Set<SubmitFlag> flags,
      SubmissionState state,
      boolean release) {
    return new Submission(
        ids.next(),
        company,
        network,
        stored.id(),
        fileName,
        "",
        flags,
        state,
        release,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        actor.id(),
        clock.instant(),
        clock.instant());
  }

  /** Adds it with its archive row; answers the live one of the same bytes if there is one. */
  private Optional<Submission> add(Tx tx, Actor actor, Submission s, Vault.Stored stored) {
    tx.archive()
        .put(
            new ArchiveRow(
                s.company(),
                stored.id(),
                "SUBMISSION",
                s.fileName(),
                stored.size(),
                Optional.empty(),
                Optional.empty(),
                clock.instant()));
    Optional<Submission> there = tx.submissions().addIfNew(s);
    if (there.isEmpty()) {
      moves.note(tx, s, s.fileName() + " by " + actor.displayName());
      audit(tx, actor, s, "submission.take", s.fileName());
    }
    return there;
  }

  @Override
  public List<Submission> list(
      Actor actor, Optional<CompanyId> company, Optional<SubmissionState> state, int limit) {
    company.ifPresent(c -> actor.require(c, Module.DOCUMENTS, Access.READ));
    List<CompanyId> all =
        books.read(tx -> tx.companies().list()).stream()
            .map(Company::id)
            .filter(c -> company.map(c::equals).orElse(true))
            .filter(c -> actor.may(c, Module.DOCUMENTS, Access.READ))
            .toList();
    return books.read(tx -> tx.submissions().list(all, state, limit));
  }

  @Override
  public SubmissionDetails show(Actor actor, String id) {
    Submission s = mine(actor, id, Access.READ);
    List<NoticeFinding> errors =
        explainers.stream()
            .filter(x -> x.network().equals(s.network()))
            .findFirst()
            .map(x -> x.explain(s.errors()))
            .orElse(List.of());
    return new SubmissionDetails(s, errors, books.read(tx -> tx.submissions().events(id)));
  }

  @Override
  public Submission release(Actor actor, String id) {
    mine(actor, id, Access.WRITE);
    return books.write(
        tx -> {
          Submission s = tx.submissions().find(id).orElseThrow();
          boolean early =
              s.state() == SubmissionState.RECEIVED || s.state() == SubmissionState.READY;
          if (!early || s.released()) {
            return s;
          }
          Submission free = released(s);
          if (tx.submissions().replace(s, free)) {
            moves.note(tx, free, "released by " + actor.displayName());
            audit(tx, actor, free, "submission.release", free.fileName());
            if (free.state() == SubmissionState.READY) {
              moves.enqueue(tx, Queues.SEND, free, Duration.ZERO);
            }
          }
          return free;
        });
  }

  private static Submission released(Submission s) {
    return new Submission(
        s.id(),
        s.company(),
        s.network(),
        s.file(),
        s.fileName(),
        s.standard(),
        s.flags(),
        s.state(),
        true,
        s.attempt(),
        s.what(),
        s.document(),
        s.index(),
        s.findings(),
        s.errors(),
        s.problem(),
        s.startedBy(),
        s.receivedAt(),
        s.changedAt());
  }

  @Override
  public Submission cancel(Actor actor, String id, String reason) {
    mine(actor, id, Access.WRITE);
    return books.write(
        tx -> {
          Submission s = tx.submissions().find(id).orElseThrow();
          boolean early =
              s.attempt() == 0
                  && (s.state() == SubmissionState.RECEIVED || s.state() == SubmissionState.READY);
          boolean done =
              early
                  && moves.move(
                      tx,
                      s,
                      s,
                      SubmissionState.CANCELLED,
                      Optional.empty(),
                      "taken back by " + actor.displayName() + ": " + reason);
          if (!done) {
            throw new PartidaException(
                new Problem(
                    "submission.state",
                    "it is too late to take it back: it is " + s.state(),
                    SendProblems.place(s),
                    "what the authority has is taken back by a storno"));
          }
          audit(tx, actor, s, "submission.cancel", reason);
          return tx.submissions().find(id).orElseThrow();
        });
  }

  private Submission mine(Actor actor, String id, Access access) {
    Submission s =
        books
            .read(tx -> tx.submissions().find(id))
            .orElseThrow(() -> unknown("submission", id, "submission-list shows the ids"));
    actor.require(s.company(), Module.DOCUMENTS, access);
    return s;
  }

  private String network(CompanyId company) {
    return books
        .read(
            tx ->
                tx.companies()
                    .find(company)
                    .flatMap(Company::connection)
                    .flatMap(c -> tx.connections().find(c)))
        .map(ConnectionRow::network)
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "submission.network",
                        company + " has no connection to an authority",
                        company.value(),
                        "authorise with spv-connect, or give the company a connection")));
  }

  private void audit(Tx tx, Actor actor, Submission s, String action, String detail) {
    tx.audit()
        .add(
            new AuditStore.Row(
                clock.instant(),
                actor.id(),
                actor.channel().name(),
                Optional.of(s.company()),
                action,
                s.id(),
                detail));
  }

  /** Folders of somebody's machine are nobody's business here. */
  private static String bare(String fileName) {
    return fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  }

  private static PartidaException notByNetwork(Document d) {
    return new PartidaException(
        new Problem(
            "submission.message",
            "a message can go to the seller of a document that came from the authority, and "
                + d.number()
                + " did not",
            "document " + d.id(),
            "write to the seller another way"));
  }

  private static PartidaException networkMissing(CompanyId company, String network) {
    return new PartidaException(
        new Problem(
            "network.missing",
            "the bundle for " + network + " is not running",
            company.value(),
            "start its feature and try again"));
  }

  private static PartidaException unknown(String kind, String id, String fix) {
    return new PartidaException(
        new Problem(kind + ".unknown", "there is no " + kind + " " + id, id, fix));
  }
}
