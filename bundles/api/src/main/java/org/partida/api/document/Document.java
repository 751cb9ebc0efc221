package org.partida.api.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.Sha256;
import org.partida.model.document.AccountingState;
import org.partida.model.document.ArchiveState;
import org.partida.model.document.DecisionState;
import org.partida.model.document.Direction;
import org.partida.model.document.NetworkState;

/**
 * A business paper with its four states. Immutable.
 *
 * @param id stable id
 * @param company whose
 * @param direction received or issued
 * @param typeCode BT-3
 * @param number BT-1
 * @param issueDate BT-2
 * @param dueDate first due date
 * @param partnerName the other side
 * @param partnerTaxId the other side's fiscal code
 * @param total economic sign, document currency
 * @param format format of the original
 * @param network network state
 * @param decision decision
 * @param accounting accounting state
 * @param archive archive state
 * @param original archived original
 * @param pdf archived rendering
 * @param signature archived signature
 * @param networkIndex the authority's index
 * @param receivedAt when it reached the company
 * @param note what a person should know now: questions, reasons of refusal
 */
public record Document(
    String id,
    CompanyId company,
    Direction direction,
    String typeCode,
    String number,
    LocalDate issueDate,
    Optional<LocalDate> dueDate,
    String partnerName,
    Optional<String> partnerTaxId,
    Money total,
    String format,
    NetworkState network,
    DecisionState decision,
    AccountingState accounting,
    ArchiveState archive,
    Sha256 original,
    Optional<Sha256> pdf,
    Optional<Sha256> signature,
    Optional<String> networkIndex,
    Instant receivedAt,
    String note) {

  /** The document with another decision. */
  public Document with(DecisionState value) {
    return copy(network, value, accounting, archive, note);
  }

  /** The document with another archive state. */
  public Document with(ArchiveState value) {
    return copy(network, decision, accounting, value, note);
  }

  /** The document with another network state. */
  public Document with(NetworkState value) {
    return copy(value, decision, accounting, archive, note);
  }

  /** The document with another accounting state, and what a person should know about it. */
  public Document with(AccountingState state, String newNote) {
    return copy(network, decision, state, archive, newNote);
  }

  /** The document with its archived rendering. */
  public Document withPdf(Sha256 rendering) {
    return files(network, archive, original, Optional.of(rendering), signature, networkIndex);
  }

  /** The document with the authority's sealed original in place of the bytes it came with. */
  public Document sealedBy(Document paper) {
    return files(
        paper.network, paper.archive, paper.original, pdf, paper.signature, paper.networkIndex);
  }

  /** The document with the content of a better paper; what was decided and booked stays. */
  public Document replacedBy(Document paper) {
    return new Document(
        id,
        company,
        paper.direction,
        paper.typeCode,
        paper.number,
        paper.issueDate,
        paper.dueDate,
        paper.partnerName,
        paper.partnerTaxId,
        paper.total,
        paper.format,
        paper.network,
        decision,
        accounting,
        paper.archive,
        paper.original,
        pdf,
        paper.signature,
        paper.networkIndex,
        receivedAt,
        note);
  }

  /** The document as received then. */
  public Document arrived(Instant at) {
    return new Document(
        id,
        company,
        direction,
        typeCode,
        number,
        issueDate,
        dueDate,
        partnerName,
        partnerTaxId,
        total,
        format,
        network,
        decision,
        accounting,
        archive,
        original,
        pdf,
        signature,
        networkIndex,
        at,
        note);
  }

  private Document copy(
      NetworkState newNetwork,
      DecisionState newDecision,
      AccountingState newAccounting,
      ArchiveState newArchive,
      String newNote) {
    return new Document(
        id,
        company,
        direction,
        typeCode,
        number,
        issueDate,
        dueDate,
        partnerName,
        partnerTaxId,
        total,
        format,
        newNetwork,
        newDecision,
        newAccounting,
        newArchive,
        original,
        pdf,
        signature,
        networkIndex,
        receivedAt,
        newNote);
  }

  private Document files(
      NetworkState newNetwork,
      ArchiveState newArchive,
      Sha256 newOriginal,
      Optional<Sha256> newPdf,
      Optional<Sha256> newSignature,
      Optional<String> newIndex) {
    return new Document(
        id,
        company,
        direction,
        typeCode,
        number,
        issueDate,
        dueDate,
        partnerName,
        partnerTaxId,
        total,
        format,
        newNetwork,
        decision,
        accounting,
        newArchive,
        newOriginal,
        newPdf,
        newSignature,
        newIndex,
        receivedAt,
        note);
  }
}
