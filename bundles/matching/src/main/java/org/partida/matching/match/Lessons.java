package org.partida.matching.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.partida.api.company.BankAccount;
import org.partida.api.company.Company;
import org.partida.api.match.Payers;
import org.partida.api.statement.LineRecord;
import org.partida.base.port.PayerStore.Lesson;
import org.partida.matching.engine.Names;
import org.partida.matching.engine.Text;
import org.partida.model.match.OpenItem;

/** What a line that a person confirmed teaches of who pays. Pure. */
final class Lessons {
  private static final int LONGEST_NAME = 200;

  private Lessons() {}

  /**
   * The payer's account, and the payer's name where it is not the partner's: of a bank's line that
   * paid documents of one partner. A courier's lines name who got the parcel, and no account.
   */
  static List<Lesson> of(Company company, LineRecord line, List<OpenItem> paid) {
    Set<String> partners = paid.stream().map(OpenItem::partnerId).collect(Collectors.toSet());
    boolean register =
        company.accounts().stream()
            .anyMatch(a -> a.isRegister() && a.iban().equals(line.account()));
    if (partners.size() != 1 || register) {
      return List.of();
    }
    OpenItem item = paid.get(0);
    Set<String> own =
        company.accounts().stream()
            .map(BankAccount::iban)
            .map(Text::compact)
            .collect(Collectors.toSet());
    List<Lesson> lessons = new ArrayList<>();
    line.line()
        .counterparty()
        .iban()
        .map(Text::compact)
        .filter(i -> !own.contains(i) && !i.isEmpty())
        .ifPresent(i -> lessons.add(lesson(line, Payers.Kind.IBAN, i, item)));
    line.line()
        .counterparty()
        .name()
        .map(n -> Text.fold(n).trim().replaceAll(" +", " "))
        .filter(n -> !n.isEmpty() && n.length() <= LONGEST_NAME)
        .filter(n -> !Names.alike(n, item.partnerName()))
        .ifPresent(n -> lessons.add(lesson(line, Payers.Kind.NAME, n, item)));
    return lessons;
  }

  private static Lesson lesson(LineRecord line, Payers.Kind kind, String key, OpenItem item) {
    return new Lesson(
        line.id(), kind, key, item.partnerId(), item.partnerName(), line.line().bookingDate());
  }
}
