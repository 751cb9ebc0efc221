package org.partida.documents.send;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.security.Actor;
import org.partida.api.submission.Submissions;
import org.partida.api.submission.Taken;
import org.partida.base.work.Intake;
import org.partida.base.work.Received;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/**
 * Takes what routes bring to be sent: it goes out as soon as it is checked. Its key is the
 * submission's id.
 */
@Component(service = Intake.class)
public final class SubmissionIntake implements Intake {
  private final Submissions submissions;

  @Activate
  public SubmissionIntake(@Reference Submissions submissions) {
    this.submissions = submissions;
  }

  @Override
  public String kind() {
    return "submission";
  }

  @Override
  public Received take(
      Actor actor, Optional<CompanyId> company, String fileName, InputStream content)
      throws IOException {
    CompanyId filer =
        company.orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "submission.company",
                        "it is not said which company sends this",
                        fileName,
                        "name the company")));
    Taken taken = submissions.take(actor, filer, fileName, content, Set.of(), true);
    return new Received(taken.submission().id(), taken.fresh());
  }
}
