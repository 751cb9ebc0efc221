package org.partida.portfolio;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.notice.Notice;
import org.partida.api.notice.Notices;
import org.partida.api.security.Access;
import org.partida.api.security.Actor;
import org.partida.api.security.Module;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Notices for those whose matter they are: a company's for its people, the firm's for the firm. */
@Component(service = Notices.class)
public final class NoticesService implements Notices {
  private static final int MOST = 1_000;

  private final UnitOfWork books;

  @Activate
  public NoticesService(@Reference UnitOfWork books) {
    this.books = books;
  }

  @Override
  public List<Notice> list(Actor actor, Optional<CompanyId> company) {
    company.ifPresent(c -> actor.require(c, Module.COMPANIES, Access.READ));
    return books.read(tx -> tx.notices().list(company, MOST)).stream()
        .filter(n -> sees(actor, n))
        .toList();
  }

  @Override
  public void seen(Actor actor, String key) {
    Notice n =
        books
            .read(tx -> tx.notices().find(key))
            .filter(x -> sees(actor, x))
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "notice.unknown",
                            "there is no notice " + key,
                            key,
                            "notices lists them; its cause may be gone")));
    books.write(
        tx -> {
          tx.notices().seen(n.key(), actor.id());
          return null;
        });
  }

  private static boolean sees(Actor actor, Notice n) {
    return n.company()
        .map(c -> actor.may(c, Module.COMPANIES, Access.READ))
        .orElseGet(() -> firm(actor));
  }

  private static boolean firm(Actor actor) {
    try {
      actor.requireAll(Module.CONNECTIONS, Access.READ);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
