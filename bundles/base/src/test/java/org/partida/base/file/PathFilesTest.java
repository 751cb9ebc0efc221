package org.partida.base.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.model.Problem;

class PathFilesTest implements PathFiles.Visitor {
  @TempDir Path folder;
  private final List<String> seen = new ArrayList<>();
  private int most = 100;

  @Override
  public void file(String name, InputStream content) throws IOException {
    String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
    if (text.isEmpty()) {
      throw new IllegalStateException("empty");
    }
    seen.add(name + "=" + text);
  }

  @Override
  public void failed(String name, Problem problem) {
    seen.add(name + " " + problem.code());
  }

  @Override
  public boolean enough() {
    return seen.size() >= most;
  }

  private void visit(String name) {
    PathFiles.visit(name, folder.resolve(name), this);
  }

  private void fill() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in/deep"));
    Files.writeString(in.resolve("b.xml"), "B");
    Files.writeString(in.resolve("a.xml"), "");
    Files.writeString(folder.resolve("in/z.xml"), "Z");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("in/e.ZIP")))) {
      for (String name : List.of("1.xml", "readme.txt", "x/2.XML")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void everythingBelowAFolderAndEveryXmlOfAZipIsSeenAndAFailureStopsNobody() throws IOException {
    fill();
    visit("in");
    assertThat(seen)
        .containsExactly(
            "in/deep/a.xml file.unreadable",
            "in/deep/b.xml=B",
            "in/e.ZIP!1.xml=1.xml",
            "in/e.ZIP!x/2.XML=x/2.XML",
            "in/z.xml=Z");
  }

  @Test
  void noMoreAreReadThanAreWanted() throws IOException {
    fill();
    most = 3;
    visit("in");
    assertThat(seen).hasSize(3).last().isEqualTo("in/e.ZIP!1.xml=1.xml");
  }

  @Test
  void whatIsNotThereOrHoldsNothingIsSaid() throws IOException {
    visit("nowhere.xml");
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("n.zip")))) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
    }
    visit("n.zip");
    assertThat(seen).containsExactly("nowhere.xml file.missing", "n.zip zip.no-xml");
  }
}
