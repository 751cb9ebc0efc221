package org.partida.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.partida.api.document.Document;
import org.partida.api.document.DocumentFilter;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionState;
import org.partida.documents.send.CheckStep;
import org.partida.documents.send.FollowStep;
import org.partida.documents.send.ReconcileStep;
import org.partida.documents.send.SendSettings;
import org.partida.documents.send.SendStep;
import org.partida.documents.send.SubmissionsService;
import org.partida.spi.invoice.Finding;
import org.partida.spi.invoice.InvoiceValidator;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.invoice.ValidationOptions;
import org.partida.spi.invoice.ValidationReport;
import org.partida.spi.network.SubmitFlag;
import org.partida.testkit.store.Samples;

/** An office that sends to a fake authority. */
abstract class SendTestBase {
  static final Actor ACTOR = Actor.all("ana", "Ana", Channel.SHELL);
  static final SendSettings SETTINGS = new SendSettings(true, Duration.ofHours(6));

  final Office office =
      new Office(Samples.company(Office.COMPANY)).withAllSteps(List.of(new Office.FakeReader()));
  final FakeAuthority authority = new FakeAuthority(office);
  final SubmissionsService submissions =
      new SubmissionsService(
          List.of(authority), List.of(authority), office.books, office.vault, office.clock);

  /** What happens elsewhere while a file is looked at. */
  Runnable validating = () -> {};

  SendTestBase() {
    start(SETTINGS, List.of(new Strict()));
  }

  void start(SendSettings settings, List<InvoiceValidator> validators) {
    office.workers.add(
        new CheckStep(
            List.of(authority),
            List.of(new Office.FakeReader()),
            validators,
            office.books,
            office.vault,
            settings,
            office.clock));
    office.workers.add(
        new SendStep(
            List.of(authority), List.of(office.network), office.books, office.vault, office.clock));
    office.workers.add(
        new FollowStep(
            List.of(authority),
            List.of(office.network),
            List.of(authority),
            office.books,
            office.clock));
    office.workers.add(new ReconcileStep(office.books, settings, office.clock));
  }

  /** Whatever holds the word WRONG breaks a rule. */
  final class Strict implements InvoiceValidator {
    @Override
    public String profile() {
      return "strict";
    }

    @Override
    public boolean validates(RootElement root) {
      return root.localName().equals("Invoice");
    }

    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public ValidationReport validate(InputStream source, ValidationOptions options)
        throws IOException {
      validating.run();
      boolean wrong = new String(source.readAllBytes(), StandardCharsets.UTF_8).contains("WRONG");
      return wrong
          ? new ValidationReport(
              Optional.of(ValidationReport.Stage.SCHEMATRON),
              List.of(new Finding("BR-1", "/Invoice", "wrong", "right it", Optional.empty(), "")),
              List.of())
          : new ValidationReport(Optional.empty(), List.of(), List.of());
    }
  }

  @AfterEach
  void close() throws IOException {
    office.close();
  }

  static final Set<SubmitFlag> SELF = Set.of(SubmitFlag.SELF_BILLED);

  Submission send(String text) throws IOException {
    return submissions
        .take(ACTOR, Office.COMPANY, text + ".xml", xml(text), SELF, true)
        .submission();
  }

  static InputStream xml(String text) {
    return new ByteArrayInputStream(
        ("<Invoice xmlns='urn:fake'>" + text + "</Invoice>").getBytes(StandardCharsets.UTF_8));
  }

  Submission find(Submission s) {
    return submissions.show(ACTOR, s.id()).submission();
  }

  SubmissionState state(Submission s) {
    return find(s).state();
  }

  List<Document> documents() {
    return office
        .books
        .read(
            tx ->
                tx.documents()
                    .list(DocumentFilter.ALL, List.of(Office.COMPANY), 100, Optional.empty()))
        .items();
  }

  void hours(int n) {
    office.quiet();
    for (int i = 0; i < n * 2; i++) {
      office.clock.advance(Duration.ofMinutes(30));
      office.sync();
    }
  }

  void days(int n) {
    hours(24 * n);
  }
}
