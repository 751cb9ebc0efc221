package org.partida.spi.host;

import java.time.LocalDate;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;

/**
 * What an entry moves on one of a partner's accounts under one document number. Immutable.
 *
 * @param entry the entry
 * @param number the host's number of it
 * @param date accounting date
 * @param documentDate date of the document
 * @param document number of the document that it is about
 * @param text what it is about
 * @param account an account that keeps open items
 * @param amount debit-positive, in the ledger's currency
 */
public record PartnerMove(
    HostRef entry,
    String number,
    LocalDate date,
    LocalDate documentDate,
    String document,
    String text,
    AccountCode account,
    Money amount) {}
