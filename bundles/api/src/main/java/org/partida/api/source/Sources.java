package org.partida.api.source;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.spi.action.Progress;
import org.partida.spi.source.SourceSeat;
import org.partida.spi.source.SourceSetting;
import org.partida.spi.source.SourceType;

/**
 * Documents from other programs: connect once, sync by seat, type and period, verify. Nothing that
 * is pulled is a document before it is verified, unless its connection says so. Thread-safe; every
 * call checks the actor's rights.
 */
@ProviderType
public interface Sources {
  /** The kinds of programs that can be connected now, with what they must be told. */
  Map<String, List<SourceSetting>> connectors(Actor actor);

  /**
   * What to connect. Immutable.
   *
   * @param company whose documents come
   * @param connector kind of program
   * @param id id of the connection; empty = made of connector and company. One that is there is
   *     connected anew
   * @param name for people; empty = the account's
   * @param settings plain and secret ones by name
   * @param verified what is pulled waits for a person
   * @param anyway the connected account may be another company's
   */
  record ConnectOrder(
      CompanyId company,
      String connector,
      Optional<String> id,
      Optional<String> name,
      Map<String, String> settings,
      boolean verified,
      boolean anyway) {
    public ConnectOrder {
      settings = Map.copyOf(settings);
    }

    /** Without the settings, some of which are secret. */
    @Override
    public String toString() {
      return "ConnectOrder[" + company + ", " + connector + ", " + id + "]";
    }
  }

  /**
   * Connects, and asks the source whose account it is.
   *
   * @throws org.partida.model.PartidaException {@code source.taxId} if the account is another
   *     company's, {@code source.missing}, {@code source.setting}, and what the source says
   */
  SourceConnection connect(Actor actor, ConnectOrder order);

  /** Ends it and forgets its secrets; what was pulled stays. */
  SourceConnection disconnect(Actor actor, String connection);

  /** The seats of the connected account. */
  List<SourceSeat> seats(Actor actor, String connection);

  /**
   * How many documents there are by seat and type, those without any left out.
   *
   * @param from empty = proposed from the last sync
   */
  Map<String, Map<SourceType, Long>> available(
      Actor actor, String connection, Optional<LocalDate> from, Optional<LocalDate> to);

  /**
   * What to sync. Immutable.
   *
   * @param connection which
   * @param seats empty = all
   * @param types empty = all that have data
   * @param from empty = proposed from the last sync
   * @param to empty = today
   */
  record SyncOrder(
      String connection,
      List<String> seats,
      List<SourceType> types,
      Optional<LocalDate> from,
      Optional<LocalDate> to) {
    public SyncOrder {
      seats = List.copyOf(seats);
      types = List.copyOf(types);
    }

    /** Everything since the last sync. */
    public static SyncOrder all(String connection) {
      return new SyncOrder(connection, List.of(), List.of(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * Pulls page by page. A page is kept whole with the place after it, so a sync that broke off goes
   * on there; a page in which it is stopped is not kept. What is here already changes nothing.
   */
  SourceReport sync(Actor actor, SyncOrder order, Progress progress);

  /** How the connections of a company stand, or of all that the actor may see. */
  List<SourceStatus> status(Actor actor, Optional<CompanyId> company);

  /**
   * What to list. Immutable.
   *
   * @param company whose
   * @param connection which connection; empty = all of the company
   * @param state in which state; empty = any
   */
  record PulledFilter(
      CompanyId company, Optional<String> connection, Optional<PulledState> state) {}

  /** What was pulled, newest first. */
  Page<Pulled> list(Actor actor, PulledFilter filter, int limit, Optional<String> after);

  /** One that was pulled. */
  Pulled find(Actor actor, String id);

  /** Its content as the source gave it. */
  String content(Actor actor, String id);

  /**
   * What to verify. Immutable.
   *
   * @param ids one by one; empty = all that wait
   * @param all in bulk: all of these that wait
   * @param draft put them aside instead
   */
  record VerifyOrder(List<String> ids, Optional<PulledFilter> all, boolean draft) {
    public VerifyOrder {
      ids = List.copyOf(ids);
    }
  }

  /**
   * Makes documents of what waits or was put aside, each once; they go the way of all documents.
   * One that cannot become a document stays and says why, and holds up nobody else.
   */
  VerifyReport verify(Actor actor, VerifyOrder order, Progress progress);
}
