package org.partida.statements.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.partida.api.notice.Notice;
import org.partida.base.file.FileNames;
import org.partida.base.home.Home;
import org.partida.base.notice.Alarm;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.model.Sha256;

/** Keeps what cannot be taken in {@code inbox/COMPANY/.failed}, with a notice. Thread-safe. */
final class Quarantine {
  private final UnitOfWork books;
  private final Path folder;
  private final Clock clock;
  private final CompanyId company;

  Quarantine(UnitOfWork books, Home home, Clock clock, CompanyId company) {
    this.books = books;
    this.folder = home.inbox().resolve(company.value()).resolve(".failed");
    this.clock = clock;
    this.company = company;
  }

  static Problem tooLarge(String name, int megabytes) {
    return new Problem(
        "statement.mail-size",
        "the attachment is larger than " + megabytes + " MB",
        name,
        "get the file another way, or raise maxMegabytes; only its beginning is kept");
  }

  void put(Attachments.Attachment file, String from, Problem why) throws IOException {
    // the digest, so that a message that is handled again after a crash writes the same file
    String digest = Sha256.of(file.content()).hex().substring(0, 12);
    Files.createDirectories(folder);
    Files.write(folder.resolve(digest + "-" + FileNames.safe(file.name())), file.content());
    raise(
        digest,
        new Problem(
            why.code(),
            why.message() + " (mailed by " + from + ")",
            file.name(),
            why.fix() + "; the file is in " + folder));
  }

  void tell(String from, String subject, String what) {
    raise(
        Sha256.of((from + subject).getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .hex()
            .substring(0, 12),
        new Problem(
            "statement.mail-broken",
            what + " (mailed by " + from + ")",
            subject,
            "look at it in the mailbox; import its file by hand"));
  }

  private void raise(String key, Problem why) {
    books.write(
        tx ->
            Alarm.raise(
                tx,
                Notice.of(
                    "statement-mail/" + company + "/" + key,
                    Optional.of(company),
                    Notice.Level.WARNING,
                    why,
                    clock.instant(),
                    Optional.empty()),
                clock.instant()));
  }
}
