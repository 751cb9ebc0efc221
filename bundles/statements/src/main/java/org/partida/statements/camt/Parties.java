package org.partida.statements.camt;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partida.model.statement.Counterparty;

/** Who is on the other side of an entry. Stateless. */
final class Parties {
  private static final Pattern FISCAL_CODE = Pattern.compile("(?:[A-Z]{2})? ?\\d{2,13}");

  private Parties() {}

  /**
   * The other side; unknown if the entry bundles payments of several.
   *
   * @param fromPayer whether the other side is the payer
   */
  static Counterparty of(List<Node> details, boolean fromPayer, Optional<String> ownAccount) {
    if (details.isEmpty()) {
      return Counterparty.UNKNOWN;
    }
    Counterparty first = of(details.get(0), fromPayer, ownAccount);
    boolean same = details.stream().allMatch(d -> of(d, fromPayer, ownAccount).equals(first));
    return same ? first : Counterparty.UNKNOWN;
  }

  private static Counterparty of(Node detail, boolean fromPayer, Optional<String> ownAccount) {
    Counterparty expected = side(detail, fromPayer ? "Dbtr" : "Cdtr");
    if (!expected.equals(Counterparty.UNKNOWN)) {
      return expected;
    }
    // some banks write the other side into the wrong role; our own account is never it
    Counterparty opposite = side(detail, fromPayer ? "Cdtr" : "Dbtr");
    boolean own = opposite.iban().isPresent() && opposite.iban().equals(ownAccount);
    return own || opposite.iban().isEmpty() ? Counterparty.UNKNOWN : opposite;
  }

  private static Counterparty side(Node detail, String role) {
    Optional<Node> parties = detail.first("RltdPties");
    if (parties.isEmpty()) {
      return Counterparty.UNKNOWN;
    }
    Node p = parties.get();
    Optional<String> name =
        p.value(role, "Nm")
            .or(() -> p.value(role, "Pty", "Nm"))
            .or(() -> p.value("Ultmt" + role, "Nm"))
            .or(() -> p.value("Ultmt" + role, "Pty", "Nm"));
    Optional<String> account = p.first(role + "Acct").flatMap(StatementPart::accountId);
    return new Counterparty(name, account, taxId(p, role));
  }

  private static Optional<String> taxId(Node parties, String role) {
    for (String[] path : List.of(new String[] {role}, new String[] {role, "Pty"})) {
      for (Node party : parties.all(path)) {
        for (String kind : List.of("OrgId", "PrvtId")) {
          Optional<String> id =
              party.value("Id", kind, "Othr", "Id").filter(i -> FISCAL_CODE.matcher(i).matches());
          if (id.isPresent()) {
            return id.map(i -> i.replace(" ", ""));
          }
        }
      }
    }
    return Optional.empty();
  }
}
