package org.partida.store.repo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionEvent;
import org.partida.api.submission.SubmissionState;
import org.partida.base.json.Json;
import org.partida.base.port.SubmissionStore;
import org.partida.model.CompanyId;
import org.partida.model.Sha256;

/** Submissions in SQL. */
final class Submissions implements SubmissionStore {
  private static final int MOST = 1_000;

  private final Handle h;

  Submissions(Handle h) {
    this.h = h;
  }

  @Override
  public Optional<Submission> addIfNew(Submission s) {
    int added =
        bind(
                h.createUpdate(
                    "insert into submission (id, company, state, attempt, file, live_file, live_what, document, network_index, received_at, content)"
                        + " values (:id, :company, :state, :attempt, :file, :live_file, :live_what, :document, :index, :received_at, :content)"
                        + " on conflict (company, live_file) do nothing"),
                s)
            .execute();
    return added == 1 ? Optional.empty() : live(s);
  }

  private Optional<Submission> live(Submission s) {
    return h.createQuery("select * from submission where company = :company and live_file = :file")
        .bind("company", s.company().value())
        .bind("file", s.file().hex())
        .map((rs, c) -> row(rs))
        .findOne();
  }

  @Override
  public Optional<Submission> find(String id) {
    return h.createQuery("select * from submission where id = :id")
        .bind("id", id)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  @Override
  public boolean replace(Submission from, Submission next) {
    if (next.state().live() && next.what().isPresent()) {
      Optional<Submission> other = liveOf(next.company(), next.what().orElseThrow());
      if (other.filter(o -> !o.id().equals(next.id())).isPresent()) {
        return false;
      }
    }
    return bind(
                h.createUpdate(
                    "update submission set company = :company, state = :state, attempt = :attempt, file = :file, live_file = :live_file,"
                        + " live_what = :live_what, document = :document, network_index = :index, received_at = :received_at, content = :content"
                        + " where id = :id and state = :from_state and attempt = :from_attempt"),
                next)
            .bind("from_state", from.state().name())
            .bind("from_attempt", from.attempt())
            .execute()
        == 1;
  }

  @Override
  public Optional<Submission> liveOf(CompanyId company, String what) {
    return h.createQuery("select * from submission where company = :company and live_what = :what")
        .bind("company", company.value())
        .bind("what", what)
        .map((rs, c) -> row(rs))
        .findOne();
  }

  @Override
  public List<Submission> concerning(
      CompanyId company, Optional<Sha256> file, Optional<String> document, Optional<String> index) {
    List<Submission> found = new ArrayList<>();
    file.ifPresent(f -> found.addAll(by(company, "file", f.hex())));
    document.ifPresent(d -> found.addAll(by(company, "document", d)));
    index.ifPresent(i -> found.addAll(by(company, "network_index", i)));
    return found.stream().filter(s -> s.state().live()).distinct().toList();
  }

  @Override
  public List<Submission> refusable(CompanyId company, String index) {
    return by(company, "network_index", index).stream()
        .filter(
            s ->
                s.state() == SubmissionState.SENT
                    || s.state() == SubmissionState.REJECTED && s.errors().isEmpty())
        .toList();
  }

  private List<Submission> by(CompanyId company, String column, String value) {
    return h.createQuery(
            "select * from submission where company = :company and "
                + column
                + " = :value order by received_at, id limit :limit")
        .bind("company", company.value())
        .bind("value", value)
        .bind("limit", MOST)
        .map((rs, c) -> row(rs))
        .list();
  }

  @Override
  public List<Submission> list(
      List<CompanyId> companies, Optional<SubmissionState> state, int limit) {
    if (companies.isEmpty()) {
      return List.of();
    }
    Query q =
        h.createQuery(
                "select * from submission where company in (<companies>)"
                    + (state.isPresent() ? " and state = :state" : "")
                    + " order by received_at desc, id limit :limit")
            .bindList("companies", companies.stream().map(CompanyId::value).toList())
            .bind("limit", Math.min(limit, MOST));
    state.ifPresent(s -> q.bind("state", s.name()));
    return q.map((rs, c) -> row(rs)).list();
  }

  @Override
  public int count(CompanyId company, SubmissionState state) {
    return h.createQuery(
            "select count(*) from submission where company = :company and state = :state")
        .bind("company", company.value())
        .bind("state", state.name())
        .map((rs, c) -> rs.getInt(1))
        .one();
  }

  @Override
  public void addEvent(String id, SubmissionEvent e) {
    h.createUpdate(
            "insert into submission_event (submission, happened_at, attempt, state, detail)"
                + " values (:id, :at, :attempt, :state, :detail)")
        .bind("id", id)
        .bind("at", Values.micros(e.at()))
        .bind("attempt", e.attempt())
        .bind("state", e.state().name())
        .bind("detail", e.detail())
        .execute();
  }

  @Override
  public List<SubmissionEvent> events(String id) {
    return h.createQuery("select * from submission_event where submission = :id order by id")
        .bind("id", id)
        .map(
            (rs, c) ->
                new SubmissionEvent(
                    Values.instant(rs, "happened_at"),
                    rs.getInt("attempt"),
                    Values.one(SubmissionState.class, rs, "state"),
                    rs.getString("detail")))
        .list();
  }

  @Override
  public Optional<Instant> since(String id, SubmissionState state) {
    return h.createQuery(
            "select happened_at from submission_event where submission = :id and state = :state order by id desc limit 1")
        .bind("id", id)
        .bind("state", state.name())
        .map((rs, c) -> Values.instant(rs, "happened_at"))
        .findOne();
  }

  private static Update bind(Update update, Submission s) {
    Update u =
        update
            .bind("id", s.id())
            .bind("company", s.company().value())
            .bind("state", s.state().name())
            .bind("attempt", s.attempt())
            .bind("file", s.file().hex())
            .bind("received_at", Values.micros(s.receivedAt()))
            .bind("content", Json.write(s));
    boolean live = s.state().live();
    Values.bindText(u, "live_file", Optional.of(s.file().hex()).filter(f -> live));
    Values.bindText(u, "live_what", s.what().filter(w -> live));
    Values.bindText(u, "document", s.document());
    return Values.bindText(u, "index", s.index());
  }

  private static Submission row(ResultSet rs) throws SQLException {
    return Json.read(rs.getString("content"), Submission.class);
  }
}
