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
import org.partida.api.submission.Taken;
import org.partida.base.archive.Vault;
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
  private final Taking taking;
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
    this.taking = new Taking(books, vault, clock);
    this.moves = new Moves(clock);
  }

  @Override
  public Taken take(
      Actor actor,
      CompanyId company,
      String fileName,
      InputStream content,
      Set<SubmitFlag> flags,
      boolean release)
      throws IOException {
    actor.require(company, Module.DOCUMENTS, Access.WRITE);
    String network = network(company);
    String name = bare(fileName);
    long most = submitters.find(network).map(Submitter::maxBytes).orElse(Long.MAX_VALUE);
    Vault.Stored stored = taking.archive(name, content, most);
    Submission fresh =
        taking.fresh(
            new Taking.Order(actor, company, network),
            stored,
            name,
            flags,
            SubmissionState.RECEIVED,
            release);
    return taking.add(actor, fresh, stored);
  }

  @Override
  public Taken message(Actor actor, String document, String text) throws IOException {
    Document d =
        books
            .read(tx -> tx.documents().find(document))
            .orElseThrow(() -> unknown("document", document, "document-list shows the ids"));
    actor.require(d.company(), Module.DOCUMENTS, Access.WRITE);
    String index =
        d.networkIndex()
            .filter(i -> d.direction() == Direction.RECEIVED)
            .orElseThrow(() -> new PartidaException(SendProblems.notByNetwork(d)));
    String network = network(d.company());
    Submitter submitter =
        submitters
            .find(network)
            .orElseThrow(
                () -> new PartidaException(SendProblems.networkMissing(d.company(), network)));
    byte[] bytes = submitter.buyerMessage(index, text);
    Vault.Stored stored = vault.store(new ByteArrayInputStream(bytes));
    Submission fresh =
        taking
            .fresh(
                new Taking.Order(actor, d.company(), network),
                stored,
                MessageToSeller.name(index),
                Set.of(),
                SubmissionState.READY,
                true)
            .checked(
                standard(submitter, stored), Set.of(), Optional.empty(), Optional.of(document));
    return taking.add(actor, fresh, stored);
  }

  private String standard(Submitter submitter, Vault.Stored stored) throws IOException {
    RootElement root = Formats.root(vault.path(stored.id()));
    return submitter
        .standard(root)
        .orElseThrow(() -> new IllegalStateException("the network does not take its own message"));
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
          if (!s.held()) {
            return s;
          }
          Submission free = s.letGo();
          if (tx.submissions().replace(s, free)) {
            moves.note(tx, free, "released by " + actor.displayName());
            taking.audit(tx, actor, free, "submission.release", free.fileName());
            if (free.state() == SubmissionState.READY) {
              moves.enqueue(tx, Queues.SEND, free, Duration.ZERO);
            }
          }
          return free;
        });
  }

  @Override
  public Submission cancel(Actor actor, String id, String reason) {
    mine(actor, id, Access.WRITE);
    return books.write(
        tx -> {
          Submission s = tx.submissions().find(id).orElseThrow();
          boolean done =
              early(tx, s)
                  && moves.move(
                      tx,
                      s,
                      s,
                      SubmissionState.CANCELLED,
                      Optional.empty(),
                      "taken back by " + actor.displayName() + ": " + reason);
          if (!done) {
            throw new PartidaException(SendProblems.tooLate(s));
          }
          taking.audit(tx, actor, s, "submission.cancel", reason);
          return tx.submissions().find(id).orElseThrow();
        });
  }

  /** The authority has surely not got it: no answer was ever lost. */
  private static boolean early(Tx tx, Submission s) {
    return (s.state() == SubmissionState.RECEIVED || s.state() == SubmissionState.READY)
        && tx.submissions().since(s.id(), SubmissionState.IN_DOUBT).isEmpty();
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
    Company known =
        books
            .read(tx -> tx.companies().find(company))
            .orElseThrow(() -> unknown("company", company.value(), "company-list shows them"));
    return books
        .read(tx -> known.connection().flatMap(c -> tx.connections().find(c)))
        .map(ConnectionRow::network)
        .orElseThrow(() -> new PartidaException(SendProblems.unconnected(company)));
  }

  /** Folders of somebody's machine are nobody's business here. */
  private static String bare(String fileName) {
    return fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  }

  private static PartidaException unknown(String kind, String id, String fix) {
    return new PartidaException(
        new Problem(kind + ".unknown", "there is no " + kind + " " + id, id, fix));
  }
}
