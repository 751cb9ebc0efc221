package org.partida.store.repo;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.partida.base.db.Database;
import org.partida.base.json.Json;
import org.partida.model.voucher.TaxFacts;
import org.partida.model.voucher.Voucher;
import org.partida.model.voucher.VoucherLine;

/** Which vouchers concern a partner's document: an index beside the vouchers. */
final class Concerns {
  private static final int PAGE = 500;

  private Concerns() {}

  /** A partner's document. */
  private record Concern(String partner, String number) implements Comparable<Concern> {
    @Override
    public int compareTo(Concern o) {
      int c = partner.compareTo(o.partner);
      return c != 0 ? c : number.compareTo(o.number);
    }
  }

  static void put(Handle h, Voucher v) {
    Set<Concern> all = new TreeSet<>();
    for (VoucherLine l : v.lines()) {
      l.partner()
          .ifPresent(
              p ->
                  Stream.of(
                          l.openItem().stream(),
                          l.tax().flatMap(TaxFacts::document).stream(),
                          Stream.of(v.documentNumber()))
                      .flatMap(s -> s)
                      .forEach(number -> all.add(new Concern(p.key(), number))));
    }
    if (all.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        h.prepareBatch(
            "insert into voucher_concern (company, partner, number, external_id) values (:company, :partner, :number, :id)"
                + " on conflict (company, partner, number, external_id) do nothing");
    all.forEach(
        c ->
            batch
                .bind("company", v.company().value())
                .bind("partner", c.partner())
                .bind("number", c.number())
                .bind("id", v.externalId().value())
                .add());
    batch.execute();
  }

  /** For books that were written before there was an index: once, at the first start. */
  static void fill(Database database) {
    boolean missing =
        database.read(
            h ->
                h.createQuery(
                            "select count(*) from (select 1 from voucher limit 1) v where not exists (select 1 from voucher_concern)")
                        .mapTo(Integer.class)
                        .one()
                    > 0);
    long after = 0;
    while (missing) {
      long from = after;
      long last = database.write(h -> page(h, from));
      missing = last > after;
      after = last;
    }
  }

  private static long page(Handle h, long after) {
    record Row(long id, String content) {}
    List<Row> rows =
        h.createQuery("select id, content from voucher where id > :after order by id limit " + PAGE)
            .bind("after", after)
            .map((rs, c) -> new Row(rs.getLong(1), rs.getString(2)))
            .list();
    rows.forEach(r -> put(h, Json.read(r.content(), Voucher.class)));
    return rows.isEmpty() ? after : rows.get(rows.size() - 1).id();
  }
}
