package org.partida.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.partida.base.work.Received;
import org.partida.documents.FakeAuthority.Mode;
import org.partida.documents.send.SendFolders;
import org.partida.documents.send.SubmissionIntake;
import org.partida.model.PartidaException;

/** What becomes of files that were dropped to be sent, as the folder shows it. */
class SendFoldersTest extends SendTestBase {
  private final SubmissionIntake intake = new SubmissionIntake(submissions);
  private final SendFolders folders = new SendFolders(office.home, office.books, submissions);
  private final Path send = office.home.inbox().resolve(Office.COMPANY + "/send");

  private void drop(String name, String text) throws IOException {
    authority.flags.addAll(SELF);
    Received r = intake.take(ACTOR, Optional.of(Office.COMPANY), name, xml(text));
    Path underway = Files.createDirectories(send.resolve("underway"));
    Files.writeString(underway.resolve(r.key() + (r.fresh() ? "_" : "+") + name), text);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(send)) {
      return all.filter(Files::isRegularFile)
          .map(p -> send.relativize(p).toString().replaceAll("[0-9a-f]{32}", "ID"))
          .sorted()
          .toList();
    }
  }

  private String answer(String name) throws IOException {
    return Files.readString(send.resolve(name + ".txt"));
  }

  @Test
  void whatIsUnderWayStaysAndWhatIsFiledIsDoneWithItsIndexBesideIt() throws IOException {
    drop("F-1.xml", "F-1");
    folders.tick();
    assertThat(files()).containsExactly("underway/ID_F-1.xml");
    days(1);
    folders.tick();
    assertThat(files()).containsExactly("done/F-1.xml", "done/F-1.xml.txt");
    assertThat(answer("done/F-1.xml"))
        .startsWith("F-1.xml: depusă la autoritate")
        .contains("Index: 5000");
    folders.tick();
    assertThat(files()).hasSize(2);
  }

  @Test
  void theSameBytesGoOnceAndItIsSaid() throws IOException {
    drop("F-1.xml", "F-1");
    drop("again.xml", "F-1");
    days(1);
    drop("late.xml", "F-1");
    folders.tick();
    assertThat(authority.filed).containsExactly("F-1");
    assertThat(files()).contains("done/again.xml", "done/late.xml", "done/F-1.xml").hasSize(6);
    assertThat(answer("done/again.xml")).contains("ca F-1.xml la 2026-11-22T10:00:00Z");
    assertThat(answer("done/late.xml")).contains("se trimite o singură dată");
    assertThat(answer("done/F-1.xml")).doesNotContain("o singură dată");
  }

  @Test
  void whatIsInvalidOrRefusedStandsAsideWithEveryReason() throws IOException {
    authority.modes.add(Mode.NOK);
    drop("nok.xml", "F-1");
    // sent before the others, whichever of several a worker takes first
    days(1);
    drop("wrong.xml", "F-2 WRONG");
    drop("good.xml", "F-3");
    days(1);
    folders.tick();
    assertThat(files())
        .containsExactly(
            "done/good.xml",
            "done/good.xml.txt",
            "quarantine/nok.xml",
            "quarantine/nok.xml.txt",
            "quarantine/wrong.xml",
            "quarantine/wrong.xml.txt");
    assertThat(answer("quarantine/nok.xml"))
        .startsWith("nok.xml: respinsă")
        .contains("submission.refused", "notice bad", "Index: 5000");
    assertThat(answer("quarantine/wrong.xml"))
        .startsWith("wrong.xml: greșită, nu s-a trimis nimic")
        .contains("submission.invalid", "- BR-1, /Invoice", "De făcut: right it");
  }

  @Test
  void aFileOfOtherBooksStandsAsideAndAStrangeOneIsLeftAlone() throws IOException {
    Path underway = Files.createDirectories(send.resolve("underway"));
    Files.writeString(underway.resolve("0".repeat(32) + "_F-9.xml"), "x");
    Files.writeString(underway.resolve("notes.txt"), "mine");
    folders.tick();
    assertThat(files())
        .containsExactly("quarantine/F-9.xml", "quarantine/F-9.xml.txt", "underway/notes.txt");
  }

  @Test
  void nobodyKnowsWhoseItIsWithoutACompany() {
    assertThatThrownBy(() -> intake.take(ACTOR, Optional.empty(), "F-1.xml", xml("F-1")))
        .isInstanceOf(PartidaException.class)
        .hasMessageContaining("submission.company");
  }
}
