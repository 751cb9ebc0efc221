package org.partida.documents.network;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.partida.base.port.MailboxStore.OpenWindow;
import org.partida.spi.network.ListedMessage;
import org.partida.spi.network.MessagePage;

/** What follows after a page of a window. Pure. */
final class Paging {
  /** A window of more pages is cut by days, so that the oldest come first. */
  static final int MOST_PAGES = 20;

  private static final Duration DAY = Duration.ofDays(1);

  private Paging() {}

  /** What to do next. */
  enum Step {
    /** The next page of the same window. */
    PAGE,
    /** The same window from its first page: it did not add up. */
    AGAIN,
    /** The window is too big and was cut: its first day from the first page. */
    CUT,
    /** The window is done and was only a part: the next one. */
    NEXT_WINDOW,
    /** All is listed. */
    DONE
  }

  /** A step and the window that it leads to. */
  record Move(Step step, OpenWindow window) {}

  /** A window from its first page. */
  static OpenWindow open(Instant from, Instant to, boolean first) {
    return window(from, to, to, first, Optional.empty(), Optional.empty(), 0, 0, 0, false);
  }

  /**
   * The window with the page counted.
   *
   * @param fresh how many of its messages were new
   */
  static OpenWindow counted(OpenWindow w, MessagePage page, int fresh) {
    boolean changed =
        w.changed() || (w.total() >= 0 && page.total().filter(t -> t != w.total()).isPresent());
    Optional<Instant> gap =
        earliest(
            w.gap(),
            page.messages().stream()
                .filter(m -> m.id().isEmpty())
                .map(ListedMessage::createdAt)
                .min(Comparator.naturalOrder()));
    Optional<Instant> newest =
        Stream.concat(w.newest().stream(), page.messages().stream().map(ListedMessage::createdAt))
            .max(Comparator.naturalOrder());
    return new OpenWindow(
        w.from(),
        w.to(),
        w.goal(),
        w.page(),
        w.total() >= 0 ? w.total() : page.total().orElse(-1),
        changed,
        w.again(),
        w.first(),
        w.pages() + 1,
        w.items() + page.messages().size(),
        w.fresh() + fresh,
        newest,
        gap);
  }

  /** {@code seen}: how many different items the window's pages held so far. */
  static Move next(OpenWindow w, MessagePage page, int seen) {
    if (w.page() == 1
        && page.pages() > MOST_PAGES
        && w.from().plus(DAY).plus(DAY).isBefore(w.to())) {
      return new Move(Step.CUT, again(w, w.from(), w.from().plus(DAY), w.goal(), false));
    }
    if (w.page() < page.pages()) {
      return new Move(Step.PAGE, page(w, w.page() + 1));
    }
    boolean addsUp = !w.changed() && (w.total() < 0 || seen >= w.total());
    if (!addsUp && !w.again()) {
      return new Move(Step.AGAIN, again(w, w.from(), w.to(), w.goal(), true));
    }
    if (w.to().isBefore(w.goal())) {
      Instant to = w.to().plus(DAY).isBefore(w.goal()) ? w.to().plus(DAY) : w.goal();
      return new Move(Step.NEXT_WINDOW, again(w, w.to(), to, w.goal(), false));
    }
    return new Move(Step.DONE, w);
  }

  private static OpenWindow page(OpenWindow w, int page) {
    return new OpenWindow(
        w.from(),
        w.to(),
        w.goal(),
        page,
        w.total(),
        w.changed(),
        w.again(),
        w.first(),
        w.pages(),
        w.items(),
        w.fresh(),
        w.newest(),
        w.gap());
  }

  private static OpenWindow again(
      OpenWindow w, Instant from, Instant to, Instant goal, boolean again) {
    return window(
        from, to, goal, w.first(), w.newest(), w.gap(), w.pages(), w.items(), w.fresh(), again);
  }

  private static OpenWindow window(
      Instant from,
      Instant to,
      Instant goal,
      boolean first,
      Optional<Instant> newest,
      Optional<Instant> gap,
      int pages,
      int items,
      int fresh,
      boolean again) {
    return new OpenWindow(
        from, to, goal, 1, -1, false, again, first, pages, items, fresh, newest, gap);
  }

  private static Optional<Instant> earliest(Optional<Instant> a, Optional<Instant> b) {
    return Stream.concat(a.stream(), b.stream()).min(Comparator.naturalOrder());
  }
}
