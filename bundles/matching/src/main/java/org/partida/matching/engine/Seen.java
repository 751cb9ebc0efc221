package org.partida.matching.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partida.spi.match.MatchLine;

/**
 * Accounts of which other lines of the batch tell whose they are: a line that names its documents
 * and pays them to the cent tells it for those that say nothing. It never makes a line sure.
 * Immutable and thread-safe.
 */
final class Seen {
  static final Seen NOTHING = new Seen(Map.of());

  private final Map<String, Account> accounts;

  /**
   * @param partner whose it seems to be
   * @param line that tells it
   */
  record Account(int partner, String line) {}

  private Seen(Map<String, Account> accounts) {
    this.accounts = accounts;
  }

  /** What the chosen guesses tell; an account that pays for two partners tells nothing. */
  static Seen in(List<LineCase> cases, Hypothesis[] chosen, ItemIndex index) {
    Map<String, Account> found = new HashMap<>();
    Set<String> unclear = new HashSet<>();
    for (int l = 0; l < chosen.length; l++) {
      Optional<String> iban = account(cases.get(l).line());
      if (iban.isPresent() && chosen[l] != null && chosen[l].exact() && chosen[l].named()) {
        int partner = index.partnerOf(chosen[l].items()[0]).number();
        Account account = new Account(partner, cases.get(l).line().id());
        Account before = found.merge(iban.get(), account, Seen::first);
        if (before.partner() != partner) {
          unclear.add(iban.get());
        }
      }
    }
    found.keySet().removeAll(unclear);
    return new Seen(found);
  }

  /** The lines may come in any order, so the one with the smaller id tells. */
  private static Account first(Account a, Account b) {
    return a.partner() == b.partner() && b.line().compareTo(a.line()) < 0 ? b : a;
  }

  private static Optional<String> account(MatchLine line) {
    return line.line().counterparty().iban().map(Text::compact);
  }

  /** What is told of the line's account, by another line. */
  Optional<Account> of(MatchLine line) {
    return accounts.isEmpty()
        ? Optional.empty()
        : account(line).map(accounts::get).filter(a -> !a.line().equals(line.id()));
  }
}
