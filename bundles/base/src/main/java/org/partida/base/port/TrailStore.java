package org.partida.base.port;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.base.json.Json;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Sha256;

/** Where vouchers come from: the runs that made or posted them, and what the rules were given. */
@ProviderType
public interface TrailStore {
  /** Adds a run; the same id again changes nothing. */
  void putRun(Run run);

  Optional<Run> run(String id);

  /** Newest first. */
  List<Run> runs(CompanyId company, int limit);

  /** A voucher belongs to the last run that it was added to. */
  void addToRun(String run, ExternalId voucher);

  /** In the order in which they were added. */
  List<ExternalId> ofRun(String run);

  Optional<Run> runOf(ExternalId voucher);

  /** Keeps what a voucher was made of; a voucher that is made anew is made of the new input. */
  void putInput(Input input);

  Optional<Input> input(ExternalId voucher);

  /**
   * Work that made or posted several vouchers at once. Immutable.
   *
   * @param id stable
   * @param company whose
   * @param kind such as vat-close, accrual, revaluation, post
   * @param period in words; empty if it belongs to none
   * @param actor id of who
   * @param at when
   */
  record Run(String id, CompanyId company, String kind, String period, String actor, Instant at) {}

  /**
   * What the rules were given. Immutable.
   *
   * @param voucher the voucher that they made
   * @param hash SHA-256 of the content
   * @param content JSON, its form by kind
   * @param at when
   */
  record Input(ExternalId voucher, Sha256 hash, String content, Instant at) {
    /** What the rules were given, to be kept under its kind. */
    public static Input of(ExternalId voucher, String kind, Object request, Instant at) {
      String content = Json.write(new Kept(kind, Json.write(request)));
      return new Input(voucher, Sha256.of(content.getBytes(StandardCharsets.UTF_8)), content, at);
    }

    /** The kind and content. */
    public Kept kept() {
      return Json.read(content, Kept.class);
    }
  }

  /**
   * A kind of input and its content. Immutable.
   *
   * @param kind tells the form of the content
   * @param content JSON
   */
  record Kept(String kind, String content) {
    /** The content as what it was. */
    public <T> T as(Class<T> type) {
      return Json.read(content, type);
    }
  }
}
