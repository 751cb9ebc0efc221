package org.partida.documents.send;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Policies;
import org.partida.api.security.Actor;
import org.partida.api.security.Channel;
import org.partida.api.submission.Submission;
import org.partida.api.submission.SubmissionState;
import org.partida.api.submission.Submissions;
import org.partida.base.file.DurableFiles;
import org.partida.base.file.RealFiles;
import org.partida.base.home.Home;
import org.partida.base.port.UnitOfWork;
import org.partida.base.work.Tick;
import org.partida.model.CompanyId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows in the folder {@code inbox/COMPANY/send/} what became of the files dropped there. What a
 * route took lies in {@code underway}, named by its submission; at its end it moves to {@code done}
 * or to {@code quarantine}, where the answer stands beside it before it comes. Nothing is
 * remembered but by names of files, so that a kill at any moment loses nothing. Each node looks
 * after its own folders.
 */
@Component(service = Tick.class)
public final class SendFolders implements Tick {
  private static final Logger LOG = LoggerFactory.getLogger(SendFolders.class);

  /** Submission, whether the bytes were known ({@code +}) or new ({@code _}), the file's name. */
  private static final Pattern TAKEN = Pattern.compile("([0-9a-f]{32})([_+])(.+)");

  private static final Actor FOLDERS = Actor.all("send-folders", "send folders", Channel.ROUTE);

  private final Path inbox;
  private final UnitOfWork books;
  private final Submissions submissions;
  private final DurableFiles files = new DurableFiles(new RealFiles());

  @Activate
  public SendFolders(
      @Reference Home home, @Reference UnitOfWork books, @Reference Submissions submissions) {
    this.inbox = home.inbox();
    this.books = books;
    this.submissions = submissions;
  }

  @Override
  public String name() {
    return "send-folders";
  }

  @Override
  public void tick() {
    for (Path company : list(inbox)) {
      Path send = company.resolve("send");
      for (Path file : list(send.resolve("underway"))) {
        try {
          look(send, file);
        } catch (NoSuchFileException e) {
          LOG.debug("{} was moved by somebody else", file, e);
        } catch (IOException | RuntimeException e) {
          LOG.warn("what became of {} cannot be shown yet, it stays there", file, e);
        }
      }
    }
  }

  private void look(Path send, Path file) throws IOException {
    Matcher m = TAKEN.matcher(String.valueOf(file.getFileName()));
    if (!m.matches()) {
      return;
    }
    Optional<Submission> found = books.read(tx -> tx.submissions().find(m.group(1)));
    String name = m.group(3);
    if (found.isEmpty()) {
      String why = SendAnswer.unknown(name, Policies.DEFAULT.language());
      move(file, send.resolve("quarantine").resolve(name), why);
    } else if (found.get().state().ended()) {
      boolean filed = found.get().state() == SubmissionState.ACCEPTED;
      boolean known = m.group(2).equals("+");
      String answer =
          SendAnswer.of(
              submissions.show(FOLDERS, m.group(1)), name, known, language(found.get().company()));
      move(file, send.resolve(filed ? "done" : "quarantine").resolve(name), answer);
    }
  }

  private void move(Path file, Path target, String answer) throws IOException {
    files.write(
        target.resolveSibling(target.getFileName() + ".txt"),
        new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Locale language(CompanyId company) {
    return books
        .read(tx -> tx.companies().find(company))
        .map(c -> c.policies().language())
        .orElse(Policies.DEFAULT.language());
  }

  private static List<Path> list(Path folder) {
    List<Path> all = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
        stream.forEach(all::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }
}
