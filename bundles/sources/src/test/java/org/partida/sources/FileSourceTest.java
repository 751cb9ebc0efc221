package org.partida.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partida.sources.file.FileSource;
import org.partida.spi.source.SourceAccount;
import org.partida.spi.source.SourceConnector;
import org.partida.spi.source.SourceException;
import org.partida.spi.source.SourceItem;
import org.partida.spi.source.SourceQuery;
import org.partida.spi.source.SourceSeat;
import org.partida.spi.source.SourceSession;
import org.partida.spi.source.SourceType;
import org.partida.testkit.source.SourceContract;

/** A folder as a source: its files, and nothing outside it. */
class FileSourceTest extends SourceContract {
  private static final LocalDate FROM = LocalDate.parse("2026-10-01");
  private static final LocalDate TO = LocalDate.parse("2026-10-31");
  private static final String HEAD = "kind;number;date;partner;cancelled;name;gross;rate\n";

  @TempDir Path home;
  private Path alfa;

  @BeforeEach
  void write() throws IOException {
    alfa = Files.createDirectories(home.resolve("sources/alfa"));
    Files.writeString(alfa.resolve("source.json"), "{\"taxId\":\"RO12345674\",\"name\":\"Alfa\"}");
    Path main = Files.createDirectories(alfa.resolve("main"));
    StringBuilder b = new StringBuilder(HEAD);
    for (int i = 1; i <= 7; i++) {
      b.append("INVOICE;F-" + i + ";2026-10-0" + i + ";Client SRL;" + (i == 3) + ";Marfa;121;21\n");
    }
    b.append("INVOICE;F-8;2026-11-01;Client SRL;;Marfa;121;21\n");
    Files.writeString(main.resolve("invoices-2026-10.csv"), b);
    Files.writeString(
        main.resolve("tills.json"),
        "[{\"kind\":\"Z_REPORT\",\"number\":\"Z1\",\"date\":\"2026-10-05\",\"lines\":[]}]");
    Files.writeString(main.resolve("readme.txt"), "nothing");
    Files.createDirectories(alfa.resolve("second"));
  }

  @Override
  protected SourceConnector connector() {
    return new FileSource(home.resolve("sources"));
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of("folder", "alfa");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("folder", "beta");
  }

  private SourceSession open() throws SourceException {
    return connector().open(settings());
  }

  @Test
  void typesSeatsAndAccountAreThoseOfTheFolder() throws SourceException {
    try (SourceSession s = open()) {
      assertThat(s.account()).isEqualTo(new SourceAccount(Optional.of("RO12345674"), "Alfa"));
      assertThat(s.seats()).extracting(SourceSeat::code).containsExactly("main", "second");
      assertThat(s.available("main", FROM, TO))
          .isEqualTo(Map.of(SourceType.INVOICES, 7L, SourceType.TILLS, 1L));
      assertThat(s.available("second", FROM, TO)).isEmpty();
    }
  }

  @Test
  void aCancelledOneIsMarkedAndItsContentDoesNotSayIt() throws SourceException {
    try (SourceSession s = open()) {
      List<SourceItem> items =
          s.pull(new SourceQuery("main", SourceType.INVOICES, FROM, TO, 100), Optional.empty())
              .items();
      assertThat(items.stream().filter(SourceItem::cancelled))
          .singleElement()
          .satisfies(
              i ->
                  assertThat(new String(i.content(), StandardCharsets.UTF_8))
                      .contains("F-3")
                      .doesNotContain("cancelled"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../other", "alfa/../../other", "/etc", "link"})
  void nothingOutsideTheRootIsOpened(String folder) throws IOException {
    Files.createDirectories(home.resolve("other/main"));
    Files.createSymbolicLink(home.resolve("sources/link"), home.resolve("other"));
    assertThatThrownBy(() -> connector().open(Map.of("folder", folder)))
        .isInstanceOf(SourceException.class);
  }

  @Test
  void linksInsideAreNotFollowed() throws IOException, SourceException {
    Path secret = Files.createDirectories(home.resolve("other"));
    Files.writeString(secret.resolve("x.csv"), HEAD + "INVOICE;S-1;2026-10-01;X;;Y;1;21\n");
    Files.createSymbolicLink(alfa.resolve("main/invoices-x.csv"), secret.resolve("x.csv"));
    Files.createSymbolicLink(alfa.resolve("third"), secret);
    try (SourceSession s = open()) {
      assertThat(s.seats()).extracting(SourceSeat::code).containsExactly("main", "second");
      assertThat(s.available("main", FROM, TO)).containsEntry(SourceType.INVOICES, 7L);
      assertThatThrownBy(() -> s.available("../other", FROM, TO))
          .isInstanceOf(SourceException.class);
    }
  }

  @Test
  void aFileThatCannotBeReadIsToldWithItsLine() throws IOException {
    Files.writeString(alfa.resolve("second/receptions.csv"), "kind;nonsense\n");
    assertThatThrownBy(
            () -> {
              try (SourceSession s = open()) {
                s.available("second", FROM, TO);
              }
            })
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> assertThat(e.problem().location()).isEqualTo("second/receptions.csv line 1"));
  }
}
