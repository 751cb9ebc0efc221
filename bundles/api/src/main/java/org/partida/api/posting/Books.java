package org.partida.api.posting;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Page;

/** Vouchers and the books behind them. Thread-safe; every call checks the actor's rights. */
@ProviderType
public interface Books {
  /** A page of vouchers, newest first. */
  Page<VoucherRecord> vouchers(
      Actor actor,
      CompanyId company,
      Optional<VoucherState> state,
      int limit,
      Optional<String> after);

  Optional<VoucherRecord> find(Actor actor, ExternalId id);

  List<VoucherRecord> ofDocument(Actor actor, String documentId);

  /**
   * Posts the proposed vouchers of a document, or all of the company's approved documents; answers
   * the vouchers touched.
   */
  List<VoucherRecord> post(Actor actor, CompanyId company, Optional<String> documentId);

  /**
   * Takes a posted voucher back by a counter-entry; taking back what is taken back changes nothing.
   */
  VoucherRecord undo(Actor actor, ExternalId id, String reason);

  TrialBalance trialBalance(Actor actor, CompanyId company, LocalDate asOf);

  /** A page of the journal, oldest first. */
  Page<JournalEntry> journal(
      Actor actor,
      CompanyId company,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      int limit,
      Optional<String> after);

  /** Formats that {@link #export} can write now. */
  List<String> exportFormats();

  /** Writes the journal in another program's format, such as {@code hledger}. */
  void export(Actor actor, CompanyId company, String format, OutputStream out) throws IOException;
}
