package org.partida.posting.ro;

import java.util.List;
import java.util.Optional;
import org.partida.model.document.Direction;
import org.partida.model.voucher.AccountCode;
import org.partida.posting.rules.Table;

/**
 * A document type (BT-3) that is not posted to the ordinary third-party account, or not at all.
 * Immutable.
 *
 * @param typeCode BT-3
 * @param direction received or issued
 * @param supplier third-party account
 * @param ask a question instead of a voucher
 */
record DocumentType(
    String typeCode, Direction direction, Optional<AccountCode> supplier, Optional<String> ask) {

  static List<DocumentType> load() {
    return Table.resource(
            DocumentType.class, "documents.psv", "typeCode", "direction", "supplier", "ask")
        .map(
            r ->
                new DocumentType(
                    r.text("typeCode"),
                    Direction.valueOf(r.text("direction")),
                    r.optional("supplier").map(AccountCode::of),
                    r.optional("ask")));
  }
}
