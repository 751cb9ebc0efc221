package org.partida.statements.ofx;

import java.util.Optional;

/**
 * A movement (STMTTRN) as the file writes it. Immutable.
 *
 * @param line where it begins
 * @param type TRNTYPE
 * @param posted DTPOSTED
 * @param available DTAVAIL, the value date
 * @param amount TRNAMT
 * @param id FITID, which banks do not keep unique
 * @param name of the other side, or the beginning of the memo
 * @param memo MEMO
 * @param number REFNUM, else CHECKNUM
 * @param account of the other side
 * @param currency of the amount, where it is not the statement's
 */
record OfxEntry(
    int line,
    String type,
    Optional<String> posted,
    Optional<String> available,
    Optional<String> amount,
    Optional<String> id,
    Optional<String> name,
    Optional<String> memo,
    Optional<String> number,
    Optional<String> account,
    Optional<String> currency) {

  static OfxEntry of(OfxNode n) {
    return new OfxEntry(
        n.line(),
        n.value("TRNTYPE").orElse(""),
        n.value("DTPOSTED"),
        n.value("DTAVAIL"),
        n.value("TRNAMT"),
        n.value("FITID"),
        n.value("NAME").or(() -> n.value("PAYEE", "NAME")).or(() -> n.value("EXTDNAME")),
        n.value("MEMO"),
        n.value("REFNUM").or(() -> n.value("CHECKNUM")).filter(v -> !v.matches("0*")),
        n.value("BANKACCTTO", "ACCTID").or(() -> n.value("CCACCTTO", "ACCTID")),
        n.value("CURRENCY", "CURSYM"));
  }
}
