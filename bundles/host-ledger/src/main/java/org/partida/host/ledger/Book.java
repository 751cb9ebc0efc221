package org.partida.host.ledger;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.partida.model.CompanyId;
import org.partida.model.Money;
import org.partida.model.voucher.AccountCode;
import org.partida.model.voucher.PartnerRef;
import org.partida.spi.host.HostRef;

/**
 * The books of one company, and the ids of its accounts and partners that are known to be
 * committed: rows that never change, so they may be kept for as long as the host lives.
 * Thread-safe.
 */
final class Book {
  final long id;
  final CompanyId company;
  final Currency currency;
  final LocalDate firstDay;
  final Map<AccountCode, Account> accounts = new ConcurrentHashMap<>();
  final Map<PartnerRef, Party> parties = new ConcurrentHashMap<>();

  Book(long id, CompanyId company, Currency currency, LocalDate firstDay) {
    this.id = id;
    this.company = company;
    this.currency = currency;
    this.firstDay = firstDay;
  }

  /** A partner as a document named it, and which partner of the books that is. */
  record Party(long id, long partner) {}

  /** An account that has been used. */
  record Account(long id, AccountCode code) {}

  Money money(long minor) {
    return new Money(minor, currency);
  }

  /** Every id of this book is greater. */
  long floor() {
    return id << 32;
  }

  /** Every id of this book is less. */
  long ceiling() {
    return (id + 1) << 32;
  }

  HostRef ref(String kind, long row) {
    return new HostRef(kind, Long.toString(row));
  }

  /** The row behind a reference of this book; empty if it is another book's or none of ours. */
  Optional<Long> row(HostRef ref) {
    String v = ref.value();
    Optional<Long> row = v.matches("\\d{1,18}") ? Optional.of(Long.valueOf(v)) : Optional.empty();
    return row.filter(r -> r > floor() && r < ceiling());
  }
}
