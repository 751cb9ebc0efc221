package org.partida.base.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.statement.LineRecord;
import org.partida.api.statement.LineState;
import org.partida.api.statement.StatementSummary;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.Sha256;

/** Imported statements and their lines; a line is unique by (company, account, fingerprint). */
@ProviderType
public interface StatementStore {
  /** The import of these bytes in this company, if there was one. */
  Optional<String> importOf(CompanyId company, Sha256 file);

  /** Adds a statement; {@code file} are the bytes it came from. */
  void add(StatementSummary statement, Sha256 file);

  /** Which of the fingerprints are there already on this account. */
  Collection<String> known(CompanyId company, String account, Collection<String> fingerprints);

  /** Adds lines, each with its fingerprint (key). */
  void addLines(Map<String, LineRecord> byFingerprint);

  Optional<LineRecord> line(CompanyId company, String id);

  /** Lines of an account booked on the days from one to another, both included, by fingerprint. */
  Map<String, LineRecord> booked(
      CompanyId company, String account, LocalDate first, LocalDate last);

  /** The days on which lines of an account are booked, between two days, both included. */
  List<LocalDate> bookedDays(CompanyId company, String account, LocalDate first, LocalDate last);

  /** Statements of an account, oldest import first. */
  List<StatementSummary> ofAccount(CompanyId company, String account);

  /** The day on which the lines of a statement are booked, if a person named it. */
  Optional<LocalDate> bookedOn(String statement);

  /** Names that day, or takes it back. */
  void bookOn(String statement, Optional<LocalDate> day);

  /** Changes state, proposal, voucher, error, repetition. */
  void update(LineRecord line);

  /** Changes what the movement is, with its fingerprint, and the rest as {@link #update} does. */
  void correct(LineRecord line, String fingerprint);

  /** The line that a voucher books. */
  Optional<LineRecord> bookedBy(ExternalId voucher);

  /** Lines of a statement, in its order. */
  List<LineRecord> linesOf(String statement);

  /** Those of them in one state, in its order. */
  List<LineRecord> linesOf(String statement, LineState state);

  /** Ids of the lines of a statement. */
  Set<String> idsOf(String statement);

  /**
   * Lines of a statement that may tell what a person said of them: confirmed, deleted, told apart
   * from another, or given something. The caller looks closer.
   */
  List<LineRecord> maybeDecided(String statement);

  /**
   * Takes a statement away, with the lines that it brought.
   *
   * @return how many lines
   */
  int remove(String statement);

  /** Takes all lines of a statement away but these. */
  void removeLines(String statement, Set<String> but);

  /** The first and the last booking date of a statement's own lines; empty if it has none. */
  List<LocalDate> daysOf(String statement);

  /** The bytes that an import came from. */
  Optional<Sha256> fileOf(String importId);

  /** Statements of an import, or the statement of that id. */
  List<StatementSummary> ofImport(String id);

  /** How many lines of these companies wait; companies without any are left out. */
  Map<CompanyId, Integer> waiting(List<CompanyId> companies);

  /** By account and booking date. */
  default Page<LineRecord> lines(
      CompanyId company, Optional<LineState> state, int limit, Optional<String> after) {
    return lines(
        company,
        new LineRange(state, Optional.empty(), Optional.empty(), Optional.empty()),
        limit,
        after);
  }

  /** Those of a range, by account and booking date. */
  Page<LineRecord> lines(CompanyId company, LineRange range, int limit, Optional<String> after);

  /**
   * Which lines; what is empty does not count. Immutable.
   *
   * @param from first booking date
   * @param to last booking date
   */
  record LineRange(
      Optional<LineState> state,
      Optional<String> account,
      Optional<LocalDate> from,
      Optional<LocalDate> to) {}

  /** Lines that are not saved yet, in the order in which they are listed, in short. */
  List<OpenLine> open(CompanyId company);

  /** Those of the lines that are there. */
  List<LineRecord> lines(CompanyId company, Collection<String> ids);

  /**
   * A line that is not saved yet, by what tells whether it is still the same. Immutable.
   *
   * @param day its booking date
   * @param content hash of its fingerprint
   * @param proposal hash of its proposal as {@link #hash} makes it of the JSON; 0 if there is none
   * @param maybeSet whether a person may have given it what it has; the caller looks closer
   */
  record OpenLine(String id, LocalDate day, long content, long proposal, boolean maybeSet) {
    /** 64 bits of a text (FNV-1a). */
    public static long hash(String text) {
      long h = 0xcbf29ce484222325L;
      for (int i = 0; i < text.length(); i++) {
        h = (h ^ text.charAt(i)) * 0x100000001b3L;
      }
      return h;
    }
  }

  /** Whether a person has compared a file of the format with what was read of it. */
  boolean isTrusted(String format);

  /** Keeps that a person has. */
  void trust(String format, String actor, Instant at);

  /** Newest first. */
  List<StatementSummary> list(Collection<CompanyId> companies);
}
