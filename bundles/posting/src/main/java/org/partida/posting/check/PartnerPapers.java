package org.partida.posting.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.partida.base.port.Tx;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;

/** Who a company's partners are, and their papers, in portions. Thread-safe. */
final class PartnerPapers {
  private static final int PORTION = 200;

  private final UnitOfWork books;

  PartnerPapers(UnitOfWork books) {
    this.books = books;
  }

  /** All partners that documents or settings name, each in the ways it is written. */
  record Known(PartnerCodes codes, Map<CompanyId, List<String>> written) {}

  Known known(CompanyId company) {
    Set<String> codes = new LinkedHashSet<>();
    books.read(
        tx -> {
          codes.addAll(tx.documents().partnerCodes(company));
          return codes.addAll(tx.companies().partners(company).keySet());
        });
    PartnerCodes sorted = PartnerCodes.of(company.country(), codes, c -> abroad(company, c));
    Map<CompanyId, List<String>> written = new LinkedHashMap<>();
    sorted
        .askable()
        .forEach((code, id) -> written.computeIfAbsent(id, k -> new ArrayList<>()).add(code));
    return new Known(sorted, written);
  }

  /** The ways in which the company's documents write a partner. */
  List<String> written(CompanyId company, String partner) {
    return books.read(tx -> tx.documents().partnerCodes(company)).stream()
        .filter(code -> PartnerCodes.full(company.country(), code).equals(partner))
        .toList();
  }

  /** It has papers, and all of them are of another country. */
  private boolean abroad(CompanyId company, String code) {
    List<String> ids = books.read(tx -> tx.documents().ofPartner(company, List.of(code)));
    return !ids.isEmpty()
        && ids.stream()
            .flatMap(id -> books.read(tx -> Paper.read(tx, id)).stream())
            .allMatch(p -> p.abroad(company.country()));
  }

  /** Gives each of a partner's papers that makes an entry, the oldest first. */
  void each(CompanyId company, List<String> codes, Consumer<Paper> to) {
    List<String> ids = books.read(tx -> tx.documents().ofPartner(company, codes));
    for (int i = 0; i < ids.size(); i += PORTION) {
      List<String> some = ids.subList(i, Math.min(ids.size(), i + PORTION));
      books.read(tx -> read(tx, some)).forEach(to);
    }
  }

  private static List<Paper> read(Tx tx, List<String> ids) {
    return ids.stream().flatMap(id -> Paper.read(tx, id).stream()).toList();
  }
}
