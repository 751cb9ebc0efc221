package org.partida.documents.send;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionState;
import org.partida.base.archive.Vault;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Outcome;
import org.partida.base.work.Queues;
import org.partida.base.work.Step;
import org.partida.base.work.WorkItem;
import org.partida.documents.intake.Formats;
import org.partida.documents.network.Networks;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.document.NetworkState;
import org.partida.spi.invoice.InvoiceReader;
import org.partida.spi.invoice.InvoiceValidator;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.invoice.ValidationReport;
import org.partida.spi.network.Submitter;

/**
 * Looks at a file before it is sent: what it is, whose it is, whether the authority would refuse
 * it, and whether its number was used. What would be refused is not sent.
 */
@Component(service = Step.class)
public final class CheckStep implements Step {
  private static final String VALIDATOR = "validator";

  private final Submitters submitters;
  private final Formats formats;
  private final List<InvoiceValidator> validators;
  private final UnitOfWork books;
  private final Vault vault;
  private final SendSettings settings;
  private final Moves moves;

  @Activate
  public CheckStep(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<Submitter> submitters,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<InvoiceReader> readers,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<InvoiceValidator> validators,
      @Reference UnitOfWork books,
      @Reference Vault vault,
      @Reference SendSettings settings,
      @Reference Clock clock) {
    this.submitters = new Submitters(submitters);
    this.formats = new Formats(readers);
    this.validators = List.copyOf(validators);
    this.books = books;
    this.vault = vault;
    this.settings = settings;
    this.moves = new Moves(clock);
    Formats.wake(books, List.of(), readers, clock);
    books.write(
        tx -> {
          submitters.forEach(n -> tx.work().wake("network:" + n.network(), clock.instant()));
          return null;
        });
    if (!validators.isEmpty() || !settings.requireValidation()) {
      books.write(tx -> tx.work().wake(VALIDATOR, clock.instant()));
    }
  }

  @Override
  public String queue() {
    return Queues.CHECK;
  }

  @Override
  public Outcome apply(WorkItem item) throws IOException {
    Submission s = books.read(tx -> tx.submissions().find(item.payload())).orElseThrow();
    if (s.state() != SubmissionState.RECEIVED) {
      return Outcome.done(Outcome.Effect.NONE);
    }
    Optional<Submitter> submitter = submitters.find(s.network());
    if (submitter.isEmpty()) {
      return Networks.missing(s.network(), item.attempts());
    }
    try {
      return check(s, submitter.get());
    } catch (PartidaException e) {
      return e.problem().code().equals("validator.warming-up")
          ? Outcome.retry(Duration.ofSeconds(2), e.problem())
          : invalid(s, e.problem());
    }
  }

  private Outcome check(Submission s, Submitter submitter) throws IOException {
    Path file = vault.path(s.file());
    if (Files.size(file) > submitter.maxBytes()) {
      return invalid(s, SendProblems.size(SendProblems.place(s), submitter.maxBytes()));
    }
    RootElement root = Formats.root(file);
    Optional<String> standard = submitter.standard(root);
    if (standard.isEmpty()) {
      return invalid(s, SendProblems.kind(s, root.localName()));
    }
    Optional<InvoiceReader> reader = formats.find(root);
    if (reader.isEmpty()) {
      return Formats.missing(root);
    }
    Submission described = Checking.described(s, submitter, standard.get(), reader.get(), file);
    return validated(s, described, root, file);
  }

  private Outcome validated(Submission s, Submission described, RootElement root, Path file)
      throws IOException {
    Optional<InvoiceValidator> validator = Checking.validator(validators, root);
    if (validator.isEmpty()) {
      return settings.requireValidation()
          ? Outcome.waiting(VALIDATOR, SendProblems.validatorMissing(s))
          : good(s, described, "not validated: no validator is there");
    }
    Locale language =
        books
            .read(tx -> tx.companies().find(s.company()))
            .map(c -> c.policies().language())
            .orElse(Locale.ENGLISH);
    ValidationReport report = Checking.validate(validator.get(), described, file, language);
    return report.valid()
        ? good(s, described, "good by " + validator.get().profile())
        : Outcome.done(
            tx ->
                moves.move(
                    tx,
                    s,
                    described.with(report.errors()),
                    SubmissionState.INVALID,
                    Optional.of(SendProblems.against(s, report.errors().size())),
                    report.errors().size() + " errors by " + validator.get().profile()));
  }

  private Outcome good(Submission s, Submission described, String detail) {
    return Outcome.done(
        tx -> {
          Optional<Problem> taken = taken(tx, described);
          if (taken.isPresent()) {
            moves.move(
                tx,
                s,
                s.checked(
                    described.standard(),
                    described.flags(),
                    Optional.empty(),
                    described.document()),
                SubmissionState.INVALID,
                taken,
                taken.get().message());
            return;
          }
          // somebody may have let it go while it was looked at
          boolean free = tx.submissions().find(s.id()).filter(Submission::released).isPresent();
          Submission ready = free ? described.letGo() : described;
          if (moves.move(tx, s, ready, SubmissionState.READY, Optional.empty(), detail) && free) {
            moves.enqueue(tx, Queues.SEND, ready, Duration.ZERO);
          }
        });
  }

  /** Why it may not be filed: the authority has it, or another one files the same number. */
  private static Optional<Problem> taken(Tx tx, Submission s) {
    String document = s.document().orElseThrow();
    boolean filed =
        tx.documents()
            .find(document)
            .filter(d -> d.network() == NetworkState.VALIDATED)
            .isPresent();
    if (filed) {
      return Optional.of(SendProblems.filed(s, document));
    }
    return tx.submissions()
        .liveOf(s.company(), s.what().orElseThrow())
        .filter(other -> !other.id().equals(s.id()))
        .map(other -> SendProblems.numberUsed(s, other.fileName() + ", submission " + other.id()));
  }

  private Outcome invalid(Submission s, Problem problem) {
    return Outcome.done(
        tx ->
            moves.move(tx, s, s, SubmissionState.INVALID, Optional.of(problem), problem.message()));
  }
}
