package org.partida.store.repo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.partida.base.port.StatementStore.OpenLine;
import org.partida.model.CompanyId;

/** What is asked of statement lines without reading them whole, and of formats. Stateless. */
final class LineSql {
  private LineSql() {}

  static List<OpenLine> open(Handle h, CompanyId company) {
    return h.createQuery(
            "select id, booking_date, fingerprint, proposal from statement_line where company = :company and state = 'UNSAVED'"
                + " order by account, booking_date, file_row, id")
        .bind("company", company.value())
        .map(
            (rs, c) -> {
              String proposal = rs.getString("proposal");
              return new OpenLine(
                  rs.getString("id"),
                  LocalDate.parse(rs.getString("booking_date")),
                  OpenLine.hash(rs.getString("fingerprint")),
                  proposal == null ? 0 : OpenLine.hash(proposal),
                  proposal != null && proposal.contains("\"SET\""));
            })
        .list();
  }

  static List<String> known(Handle h, CompanyId company, String account, List<String> prints) {
    return h.createQuery(
            "select fingerprint from statement_line where company = :company and account = :account and fingerprint in (<prints>)")
        .bind("company", company.value())
        .bind("account", account)
        .bindList("prints", prints)
        .mapTo(String.class)
        .list();
  }

  /** Databases take so many values in a list and no more. */
  static <T> List<T> inParts(List<String> all, int size, Function<List<String>, List<T>> of) {
    List<T> found = new ArrayList<>();
    for (int i = 0; i < all.size(); i += size) {
      found.addAll(of.apply(all.subList(i, Math.min(all.size(), i + size))));
    }
    return found;
  }

  static boolean isTrusted(Handle h, String format) {
    return h.select("select format from format_trust where format = ?", format)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  static void trust(Handle h, String format, String actor, Instant at) {
    h.execute(
        "insert into format_trust (format, actor, at) values (?, ?, ?) on conflict (format) do nothing",
        format,
        actor,
        Values.micros(at));
  }

  /** How many lines of each company wait. */
  static Map<CompanyId, Integer> waiting(Handle h, List<CompanyId> companies) {
    Map<CompanyId, Integer> all = new LinkedHashMap<>();
    if (!companies.isEmpty()) {
      h.createQuery(
              "select company, count(*) as number from statement_line where state = 'UNSAVED'"
                  + " and company in (<companies>) group by company order by company")
          .bindList("companies", companies.stream().map(CompanyId::value).toList())
          .map((rs, c) -> Map.entry(new CompanyId(rs.getString("company")), rs.getInt("number")))
          .forEach(e -> all.put(e.getKey(), e.getValue()));
    }
    return all;
  }

  /** The first and the last day of a statement's lines; none if it has none. */
  static List<LocalDate> days(Handle h, String statement) {
    return h.createQuery(
            "select min(booking_date) as first, max(booking_date) as last from statement_line where statement = :statement")
        .bind("statement", statement)
        .map((rs, c) -> Stream.of(Values.day(rs, "first"), Values.day(rs, "last")))
        .one()
        .flatMap(Optional::stream)
        .toList();
  }
}
