package org.partida.web.resource;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.views.Obj;

/** Lists and pages in the form that the commands give them. */
final class Lists {
  static final int LONGEST_PAGE = 1_000;

  private Lists() {}

  static <T> List<Obj> of(Collection<T> all, Function<T, Obj> view) {
    return all.stream().map(view).toList();
  }

  static <T> Obj page(Page<T> page, Function<T, Obj> view) {
    return Obj.obj().list("items", page.items(), view).put("next", page.next());
  }

  static int limit(int asked) {
    if (asked < 1 || asked > LONGEST_PAGE) {
      throw new PartidaException(
          new Problem(
              "usage",
              "not a page length: " + asked,
              "limit",
              "give a number from 1 to " + LONGEST_PAGE));
    }
    return asked;
  }

  /** A position as the last page gave it. */
  static Optional<String> after(String position) {
    return Optional.ofNullable(position).filter(p -> !p.isEmpty());
  }

  static PartidaException unknown(String subject, Object id) {
    return new PartidaException(
        new Problem(
            subject + ".unknown",
            "there is no " + subject + " " + id,
            String.valueOf(id),
            "list what there is"));
  }

  /** A day; a usage problem that names the field if it is none. */
  static LocalDate day(String text, String name) {
    try {
      return LocalDate.parse(require(text, name));
    } catch (DateTimeException e) {
      throw new PartidaException(
          new Problem("usage", "not a day: " + text, name, "write days as 2026-01-31"), e);
    }
  }

  static String require(String value, String name) {
    if (value == null || value.isBlank()) {
      throw new PartidaException(new Problem("usage", name + " is missing", name, "give it"));
    }
    return value;
  }
}
