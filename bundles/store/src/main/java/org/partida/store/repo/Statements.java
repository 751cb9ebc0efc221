package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.Repetition;
import org.partida.api.statement.StatementSummary;
import org.partida.base.json.Json;
import org.partida.base.port.StatementStore;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.Sha256;
import org.partida.model.match.MatchProposal;
import org.partida.model.statement.Chain;
import org.partida.model.statement.StatementLine;

/** Statements in SQL. */
final class Statements implements StatementStore {
  private static final int CHUNK = 500;

  private final Handle h;

  Statements(Handle h) {
    this.h = h;
  }

  @Override
  public Optional<String> importOf(CompanyId company, Sha256 file) {
    return h.createQuery(
            "select import_id from statement where company = :company and file_hash = :file order by id limit 1")
        .bind("company", company.value())
        .bind("file", file.hex())
        .map((rs, c) -> rs.getString(1))
        .findOne();
  }

  @Override
  public void add(StatementSummary s, Sha256 file) {
    Update u =
        h.createUpdate(
                "insert into statement (id, company, import_id, file_hash, file_name, format, account, from_day, to_day, opening_minor,"
                    + " opening_currency, closing_minor, closing_currency, number, chain, line_count, imported_at) values (:id, :company, :import_id,"
                    + " :file, :file_name, :format, :account, :from_day, :to_day, :opening_minor, :opening_currency, :closing_minor,"
                    + " :closing_currency, :number, :chain, :line_count, :imported_at)")
            .bind("id", s.id())
            .bind("company", s.company().value())
            .bind("import_id", s.importId())
            .bind("file", file.hex())
            .bind("file_name", s.fileName())
            .bind("format", s.format())
            .bind("account", s.account())
            .bind("chain", s.chain().name())
            .bind("line_count", s.lines())
            .bind("imported_at", Values.micros(s.importedAt()));
    Values.bindText(u, "number", s.number());
    Values.bindText(u, "from_day", s.from());
    Values.bindText(u, "to_day", s.to());
    Values.bindMoney(u, "opening", s.opening());
    Values.bindMoney(u, "closing", s.closing()).execute();
  }

  @Override
  public Collection<String> known(
      CompanyId company, String account, Collection<String> fingerprints) {
    return new HashSet<>(
        LineSql.inParts(
            List.copyOf(fingerprints), CHUNK, part -> LineSql.known(h, company, account, part)));
  }

  @Override
  public void addLines(Map<String, LineRecord> byFingerprint) {
    LineInsert.run(h, byFingerprint);
  }

  @Override
  public Map<CompanyId, Integer> waiting(List<CompanyId> companies) {
    return LineSql.waiting(h, companies);
  }

  @Override
  public Map<String, LineRecord> booked(
      CompanyId company, String account, LocalDate first, LocalDate last) {
    Map<String, LineRecord> lines = new LinkedHashMap<>();
    h.createQuery(
            "select * from statement_line where company = :company and account = :account"
                + " and booking_date >= :first and booking_date <= :last order by booking_date, file_row, id")
        .bind("company", company.value())
        .bind("account", account)
        .bind("first", first.toString())
        .bind("last", last.toString())
        .map((rs, c) -> Map.entry(rs.getString("fingerprint"), line(rs)))
        .forEach(e -> lines.put(e.getKey(), e.getValue()));
    return lines;
  }

  @Override
  public List<LocalDate> bookedDays(
      CompanyId company, String account, LocalDate first, LocalDate last) {
    return h.createQuery(
            "select distinct booking_date from statement_line where company = :company and account = :account"
                + " and booking_date >= :first and booking_date <= :last order by booking_date")
        .bind("company", company.value())
        .bind("account", account)
        .bind("first", first.toString())
        .bind("last", last.toString())
        .map((rs, c) -> LocalDate.parse(rs.getString(1)))
        .list();
  }

  @Override
  public List<StatementSummary> ofAccount(CompanyId company, String account) {
    return h.createQuery(
            "select * from statement where company = :company and account = :account order by imported_at, id")
        .bind("company", company.value())
        .bind("account", account)
        .map((rs, c) -> summary(rs))
        .list();
  }

  @Override
  public Optional<LineRecord> line(CompanyId company, String id) {
    return h.createQuery("select * from statement_line where id = :id and company = :company")
        .bind("id", id)
        .bind("company", company.value())
        .map((rs, c) -> line(rs))
        .findOne();
  }

  @Override
  public void update(LineRecord line) {
    Update u =
        h.createUpdate(
                "update statement_line set state = :state, proposal = :proposal, voucher = :voucher, error = :error, repeats = :repeats"
                    + " where id = :id and company = :company")
            .bind("company", line.company().value());
    Missing.requireOne(bind(u, line).execute(), "statement line", line.id());
  }

  @Override
  public void correct(LineRecord line, String fingerprint) {
    int changed =
        h.createUpdate(
                "update statement_line set content = :content, fingerprint = :fingerprint where id = :id and company = :company")
            .bind("content", Json.write(line.line()))
            .bind("fingerprint", fingerprint)
            .bind("id", line.id())
            .bind("company", line.company().value())
            .execute();
    Missing.requireOne(changed, "statement line", line.id());
    update(line);
  }

  @Override
  public Optional<LocalDate> bookedOn(String statement) {
    return h.createQuery(
            "select posting_day from statement where id = :id and posting_day is not null")
        .bind("id", statement)
        .map((rs, c) -> LocalDate.parse(rs.getString(1)))
        .findOne();
  }

  @Override
  public void bookOn(String statement, Optional<LocalDate> day) {
    int changed =
        h.createUpdate("update statement set posting_day = :day where id = :id")
            .bind("day", day.map(LocalDate::toString).orElse(null))
            .bind("id", statement)
            .execute();
    Missing.requireOne(changed, "statement", statement);
  }

  @Override
  public Optional<LineRecord> bookedBy(ExternalId voucher) {
    return h.createQuery("select * from statement_line where voucher = :voucher")
        .bind("voucher", voucher.value())
        .map((rs, c) -> line(rs))
        .findFirst();
  }

  @Override
  public List<LineRecord> linesOf(String statement) {
    return linesWhere(statement, "");
  }

  @Override
  public List<LineRecord> linesOf(String statement, LineState state) {
    return linesWhere(statement, " and state = '" + state.name() + "'");
  }

  private List<LineRecord> linesWhere(String statement, String more) {
    String rows = "select * from statement_line where statement = :statement" + more;
    return h.createQuery(rows + " order by booking_date, file_row, id")
        .bind("statement", statement)
        .map((rs, c) -> line(rs))
        .list();
  }

  @Override
  public Set<String> idsOf(String statement) {
    String sql = "select id from statement_line where statement = :id";
    // in the order of the index: what works through them meets neighbours
    return new LinkedHashSet<>(h.createQuery(sql).bind("id", statement).mapTo(String.class).list());
  }

  @Override
  public List<LineRecord> maybeDecided(String statement) {
    return linesWhere(
        statement,
        " and (state in ('SAVED', 'DELETED') or repeats is not null or proposal like '%\"SET\"%')");
  }

  @Override
  public int remove(String statement) {
    int lines = h.execute("delete from statement_line where statement = ?", statement);
    int gone = h.execute("delete from statement where id = ?", statement);
    Missing.requireOne(gone, "statement", statement);
    return lines;
  }

  @Override
  public void removeLines(String statement, Set<String> but) {
    if (but.isEmpty()) {
      h.execute("delete from statement_line where statement = ?", statement);
      return;
    }
    List<String> all = idsOf(statement).stream().filter(i -> !but.contains(i)).toList();
    for (int i = 0; i < all.size(); i += CHUNK) {
      h.createUpdate("delete from statement_line where id in (<ids>)")
          .bindList("ids", all.subList(i, Math.min(all.size(), i + CHUNK)))
          .execute();
    }
  }

  @Override
  public List<LocalDate> daysOf(String statement) {
    return LineSql.days(h, statement);
  }

  @Override
  public Optional<Sha256> fileOf(String importId) {
    return h.createQuery(
            "select file_hash from statement where import_id = :id order by id limit 1")
        .bind("id", importId)
        .map((rs, c) -> new Sha256(rs.getString(1)))
        .findOne();
  }

  @Override
  public List<StatementSummary> ofImport(String id) {
    return h.createQuery("select * from statement where import_id = :id or id = :id order by id")
        .bind("id", id)
        .map((rs, c) -> summary(rs))
        .list();
  }

  @Override
  public Page<LineRecord> lines(
      CompanyId company, LineRange range, int limit, Optional<String> after) {
    String sql =
        "select * from statement_line where company = :company"
            + (range.state().isPresent() ? " and state = :state" : "")
            + (range.account().isPresent() ? " and account = :only" : "")
            + (range.from().isPresent() ? " and booking_date >= :from_day" : "")
            + (range.to().isPresent() ? " and booking_date <= :to_day" : "")
            + (after.isPresent()
                ? " and (account, booking_date, file_row, id) > (:account, :day, :file_row, :id)"
                : "")
            + " order by account, booking_date, file_row, id limit :limit";
    Query q =
        h.createQuery(sql).bind("company", company.value()).bind("limit", Keyset.fetch(limit));
    range.state().ifPresent(s -> q.bind("state", s.name()));
    range.account().ifPresent(a -> q.bind("only", a));
    range.from().ifPresent(d -> q.bind("from_day", d.toString()));
    range.to().ifPresent(d -> q.bind("to_day", d.toString()));
    after.ifPresent(
        a -> {
          // the account comes last: it alone might hold the mark that parts them
          String[] p = Keyset.parts(a, 4);
          q.bind("day", p[0])
              .bind("file_row", Keyset.number(a, p[1]))
              .bind("id", p[2])
              .bind("account", p[3]);
        });
    return Keyset.page(
        q.map((rs, c) -> line(rs)).list(),
        limit,
        l -> l.line().bookingDate() + "|" + l.line().row() + "|" + l.id() + "|" + l.account());
  }

  @Override
  public List<OpenLine> open(CompanyId company) {
    return LineSql.open(h, company);
  }

  @Override
  public List<LineRecord> lines(CompanyId company, Collection<String> ids) {
    return LineSql.inParts(List.copyOf(ids), CHUNK, part -> of(company, part));
  }

  private List<LineRecord> of(CompanyId company, List<String> ids) {
    return h.createQuery("select * from statement_line where company = :company and id in (<ids>)")
        .bind("company", company.value())
        .bindList("ids", ids)
        .map((rs, c) -> line(rs))
        .list();
  }

  @Override
  public boolean isTrusted(String format) {
    return LineSql.isTrusted(h, format);
  }

  @Override
  public void trust(String format, String actor, Instant at) {
    LineSql.trust(h, format, actor, at);
  }

  @Override
  public List<StatementSummary> list(Collection<CompanyId> companies) {
    if (companies.isEmpty()) {
      return List.of();
    }
    return h.createQuery(
            "select * from statement where company in (<companies>) order by imported_at desc, id desc")
        .bindList("companies", companies.stream().map(CompanyId::value).toList())
        .map((rs, c) -> summary(rs))
        .list();
  }

  private static <S extends org.jdbi.v3.core.statement.SqlStatement<S>> S bind(
      S s, LineRecord line) {
    s.bind("id", line.id()).bind("state", line.state().name());
    Values.bindJson(s, "proposal", line.proposal());
    Values.bindText(s, "voucher", line.voucher());
    Values.bindJson(s, "repeats", line.repeats());
    return Values.bindJson(s, "error", line.error());
  }

  private static LineRecord line(ResultSet rs) throws SQLException {
    return new LineRecord(
        rs.getString("id"),
        Values.company(rs),
        rs.getString("statement"),
        rs.getString("account"),
        Json.read(rs.getString("content"), StatementLine.class),
        Values.one(LineState.class, rs, "state"),
        Values.text(rs, "proposal").map(j -> Json.read(j, MatchProposal.class)),
        Values.text(rs, "voucher"),
        Values.problem(rs, "error"),
        Values.text(rs, "repeats").map(j -> Json.read(j, Repetition.class)));
  }

  private static StatementSummary summary(ResultSet rs) throws SQLException {
    return new StatementSummary(
        rs.getString("id"),
        Values.company(rs),
        rs.getString("import_id"),
        rs.getString("file_name"),
        rs.getString("format"),
        rs.getString("account"),
        Values.day(rs, "from_day"),
        Values.day(rs, "to_day"),
        Values.maybeMoney(rs, "opening"),
        Values.maybeMoney(rs, "closing"),
        Values.text(rs, "number"),
        Values.one(Chain.class, rs, "chain"),
        rs.getInt("line_count"),
        Values.instant(rs, "imported_at"));
  }
}
