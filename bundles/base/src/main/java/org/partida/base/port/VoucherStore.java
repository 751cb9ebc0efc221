package org.partida.base.port;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.model.CompanyId;
import org.partida.model.ExternalId;
import org.partida.model.Page;
import org.partida.model.voucher.Voucher;
import org.partida.spi.posting.Question;

/** Vouchers and the questions that stop them; natural key external id. */
@ProviderType
public interface VoucherStore {
  /** Adds the voucher if its external id is new; false if it is there already. */
  boolean addIfNew(VoucherRecord voucher);

  Optional<VoucherRecord> find(ExternalId id);

  /** By the host's number. */
  Optional<VoucherRecord> byNumber(CompanyId company, String number);

  /** Changes state, number, problem, times; the voucher itself never changes. */
  void update(VoucherRecord voucher);

  /** Takes away proposals of a document that were never given to a host. */
  void dropProposed(String documentId);

  List<VoucherRecord> ofDocument(String documentId);

  /**
   * What the host has of a partner's document, oldest first: booking, corrections, payments, and
   * counter-entries beside what they take back.
   *
   * @param partner key of the partner
   * @param number document number
   */
  List<Voucher> concerning(CompanyId company, String partner, String number);

  /** Newest first. */
  Page<VoucherRecord> list(
      CompanyId company, Optional<VoucherState> state, int limit, Optional<String> after);

  /** Replaces the open questions of a document. */
  void putQuestions(CompanyId company, String documentId, List<Question> questions);

  List<Question> questions(String documentId);

  /** Documents of a company that wait for an answer. */
  List<String> documentsWithQuestions(CompanyId company);
}
