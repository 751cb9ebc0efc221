package org.partida.portfolio;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.health.HealthCheck;
import org.partida.api.health.HealthEntry;
import org.partida.api.notice.Notice;
import org.partida.base.port.UnitOfWork;

/** Shows how many notices stand, and the worst of them. */
@Component(service = HealthCheck.class)
public final class NoticeHealth implements HealthCheck {
  private static final int MOST = 1_000;

  private final UnitOfWork books;

  @Activate
  public NoticeHealth(@Reference UnitOfWork books) {
    this.books = books;
  }

  @Override
  public List<HealthEntry> check() {
    List<Notice> open =
        books.read(tx -> tx.notices().list(Optional.empty(), MOST)).stream()
            .filter(n -> n.level() != Notice.Level.INFO && n.seenBy().isEmpty())
            .toList();
    if (open.isEmpty()) {
      return List.of(new HealthEntry("notices", HealthEntry.Level.OK, "nothing to be told", ""));
    }
    Notice worst = open.get(0);
    return List.of(
        new HealthEntry(
            "notices",
            HealthEntry.Level.WARN,
            open.size()
                + (open.size() == 1 ? " notice: " : " notices, the worst: ")
                + worst.problem().message(),
            worst.problem().fix()));
  }
}
