package org.partida.portfolio.person;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partida.api.invitation.Invitation;
import org.partida.api.invitation.InviteLine;
import org.partida.base.port.UnitOfWork;
import org.partida.model.Problem;

/** Sends what is in the books by now; what no mail carried is answered as a link. Thread-safe. */
final class InvitationMails {
  private static final ZoneId HERE = ZoneId.of("Europe/Bucharest");

  private final UnitOfWork books;
  private final Post post;

  InvitationMails(UnitOfWork books, Post post) {
    this.books = books;
    this.post = post;
  }

  /**
   * A line that is in the books.
   *
   * @param secret of its link; empty if there is none
   * @param company its name
   */
  record Made(InviteLine line, String secret, String company) {
    @Override
    public String toString() {
      return "Made[" + line + "]";
    }
  }

  /** After a mail server has failed once the others of the list are not kept waiting. */
  List<InviteLine> sent(List<Made> all) {
    List<InviteLine> lines = new ArrayList<>();
    Optional<Problem> broken = Optional.empty();
    for (Made m : all) {
      InviteLine line = m.line();
      Invitation i = line.invitation().orElse(null);
      if (i == null
          || line.outcome() == InviteLine.Outcome.THERE
          || line.outcome() == InviteLine.Outcome.BAD) {
        lines.add(line);
        continue;
      }
      if (broken.isEmpty()) {
        broken = mail(m, i);
        if (broken.isEmpty()) {
          Invitation gone = i.sent(true);
          books.write(
              tx -> {
                // unless it was revoked or accepted meanwhile
                tx.invitations()
                    .invitation(i.id())
                    .filter(x -> x.equals(i))
                    .ifPresent(x -> tx.invitations().putInvitation(gone));
                return null;
              });
          lines.add(told(line, gone, Optional.empty(), Optional.empty()));
          continue;
        }
      }
      lines.add(
          told(
              line,
              i,
              m.secret().isEmpty()
                  ? Optional.empty()
                  : Optional.of(post.link("accept", m.secret())),
              broken));
    }
    return lines;
  }

  private Optional<Problem> mail(Made m, Invitation i) {
    return m.secret().isEmpty()
        ? post.send(
            i.language(), "added", i.mail(), post.firm(i.language()), m.company(), post.page(), "")
        : post.send(
            i.language(),
            "invite",
            i.mail(),
            post.firm(i.language()),
            m.company(),
            post.link("accept", m.secret()),
            day(i));
  }

  private static String day(Invitation i) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(Locale.forLanguageTag(i.language()))
        .format(LocalDate.ofInstant(i.expiresAt(), HERE));
  }

  private static InviteLine told(
      InviteLine l, Invitation i, Optional<String> link, Optional<Problem> problem) {
    return new InviteLine(l.line(), l.text(), l.outcome(), Optional.of(i), link, problem);
  }
}
