package org.partida.web.resource;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.partida.api.job.Job;
import org.partida.api.job.Jobs;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.spi.action.ActionResult;
import org.partida.views.InstanceView;
import org.partida.web.Services;
import org.partida.web.http.Caller;

/** Long work: answered at once with the job that does it. */
final class Work {
  private Work() {}

  static Response start(
      Services services,
      SecurityContext who,
      String title,
      Optional<CompanyId> company,
      Jobs.Work work) {
    return accepted(services.need(Jobs.class).start(Caller.actor(who), title, company, work));
  }

  static Response accepted(Job job) {
    return Response.accepted(InstanceView.of(job)).location(URI.create("jobs/" + job.id())).build();
  }

  /** The end of work that may have met problems. */
  static ActionResult ended(String summary, List<Problem> problems) {
    return new ActionResult(
        problems.isEmpty() ? ActionResult.Outcome.OK : ActionResult.Outcome.PARTIAL,
        summary,
        problems);
  }
}
