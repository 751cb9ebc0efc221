package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.partida.base.json.Json;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.Problem;
import org.partida.model.Sha256;

/** How our values stand in columns. */
final class Values {
  private Values() {}

  static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static Instant instant(ResultSet rs, String column) throws SQLException {
    return instant(rs.getLong(column));
  }

  static Optional<Instant> maybeInstant(ResultSet rs, String column) throws SQLException {
    long micros = rs.getLong(column);
    return rs.wasNull() ? Optional.empty() : Optional.of(instant(micros));
  }

  static Optional<String> text(ResultSet rs, String column) throws SQLException {
    return Optional.ofNullable(rs.getString(column));
  }

  static Optional<LocalDate> day(ResultSet rs, String column) throws SQLException {
    return text(rs, column).map(LocalDate::parse);
  }

  static Optional<Sha256> hash(ResultSet rs, String column) throws SQLException {
    return text(rs, column).map(Sha256::new);
  }

  static CompanyId company(ResultSet rs) throws SQLException {
    return new CompanyId(rs.getString("company"));
  }

  static Optional<CompanyId> maybeCompany(ResultSet rs) throws SQLException {
    return Optional.of(rs.getString("company")).filter(s -> !s.isEmpty()).map(CompanyId::new);
  }

  static <E extends Enum<E>> E one(Class<E> type, ResultSet rs, String column) throws SQLException {
    return Enum.valueOf(type, rs.getString(column));
  }

  static Money money(ResultSet rs, String column) throws SQLException {
    return new Money(
        rs.getLong(column + "_minor"), Currency.getInstance(rs.getString(column + "_currency")));
  }

  static Optional<Money> maybeMoney(ResultSet rs, String column) throws SQLException {
    return rs.getString(column + "_currency") == null
        ? Optional.empty()
        : Optional.of(money(rs, column));
  }

  static Optional<Problem> problem(ResultSet rs, String column) throws SQLException {
    return text(rs, column).map(j -> Json.read(j, Problem.class));
  }

  // binding: an empty Optional is a null of the right type, which PostgreSQL wants to know

  static <S extends SqlStatement<S>> S bindText(S statement, String name, Optional<?> value) {
    return statement.bind(name, value.map(Object::toString).orElse(null));
  }

  static <S extends SqlStatement<S>> S bindJson(S statement, String name, Optional<?> value) {
    return statement.bind(name, value.map(Json::write).orElse(null));
  }

  static <S extends SqlStatement<S>> S bindInstant(
      S statement, String name, Optional<Instant> value) {
    return statement.bind(name, value.map(Values::micros).orElse(null));
  }

  static <S extends SqlStatement<S>> S bindMoney(S statement, String name, Optional<Money> value) {
    return statement
        .bind(name + "_minor", value.map(Money::minor).orElse(null))
        .bind(name + "_currency", value.map(m -> m.currency().getCurrencyCode()).orElse(null));
  }

  static String orEmpty(Optional<CompanyId> company) {
    return company.map(CompanyId::value).orElse("");
  }
}
