package org.partida.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.partida.sandbox.Months;

/** Every error text of the authority's published examples can be drawn from the simulator. */
class OfficialTextsTest {
  private static final String CIF = "890001013";
  private static final Pattern TEXT = Pattern.compile("\"eroare\" ?: ?\"([^\"]+)\"");
  private final Client client = new Client();
  private final Set<String> said = new TreeSet<>();

  @Test
  void theSimulatorSaysWhatTheExamplesSay() throws IOException {
    Optional<Path> examples = examples();
    Assumptions.assumeTrue(examples.isPresent(), "no published examples beside the project");
    List<String> official = new ArrayList<>();
    try (Stream<Path> files = Files.list(examples.orElseThrow())) {
      for (Path file : files.filter(OfficialTextsTest::concerns).toList()) {
        official.addAll(texts(Files.readString(file)));
      }
    }
    assertThat(official).hasSizeGreaterThan(20);
    provoke();
    // seen live, the text about the future names the moment of the request as well
    said.add("endTime = #-#-# #:#:# nu poate in viitor fata de momentul requestului");
    assertThat(said).containsAll(official);
  }

  private static boolean concerns(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("listaMesaje") || name.startsWith("descarcare");
  }

  private static List<String> texts(String body) {
    List<String> texts = new ArrayList<>();
    Matcher matcher = TEXT.matcher(body);
    while (matcher.find()) {
      texts.add(folded(matcher.group(1)));
    }
    return texts;
  }

  private static String folded(String text) {
    return text.replaceAll("[0-9]+", "#").replaceAll("= ?#?a+\\b", "= aaa");
  }

  private void draw(String operation, String... query) {
    said.addAll(texts(client.get(operation, query).text()));
  }

  private void provoke() {
    simple();
    paged();
    draw("descarcare", "id", "123a");
    draw("descarcare", "id", "21");
    client.arm(Fault.QUOTA_REACHED);
    String id = Months.seven().company(CIF).messages().get(0).downloadId();
    draw("descarcare", "id", id);
    client.sandbox.control().run(List.of("rights", "--cifs", "1"));
    draw("listaMesajeFactura", "zile", "5", "cif", CIF);
    client.sandbox.control().run(List.of("rights", "--cifs", "890002027"));
    draw("descarcare", "id", id);
  }

  private void simple() {
    draw("listaMesajeFactura", "zile", "5", "cif", "aaa");
    draw("listaMesajeFactura", "zile", "aaa", "cif", CIF);
    draw("listaMesajeFactura", "zile", "61", "cif", CIF);
    draw("listaMesajeFactura", "zile", "5", "cif", CIF, "filtru", "X");
    draw("listaMesajeFactura", "zile", "5", "cif", "8000000000");
    draw("listaMesajeFactura", "zile", "15", "cif", CIF, "filtru", "E");
    client.arm(Fault.QUOTA_REACHED);
    draw("listaMesajeFactura", "zile", "5", "cif", CIF);
    client.sandbox.settings().set("limit.pageSize", "2");
    draw("listaMesajeFactura", "zile", "60", "cif", CIF);
  }

  private void paged() {
    String end = Client.millis(Months.NOW.minusSeconds(60));
    String start = Client.millis(Months.NOW.minus(Duration.ofDays(59)));
    String old = Client.millis(Months.NOW.minus(Duration.ofDays(61)));
    String later = Client.millis(Instant.ofEpochMilli(Long.parseLong(start)).plusSeconds(9));
    page("aaa", start, end, "1");
    page(CIF, "aaa", end, "1");
    page(CIF, start, "aaa", "1");
    page(CIF, start, end, "aa");
    page(CIF, old, end, "1");
    page(CIF, end, start, "1");
    page(CIF, start, end, "999");
    page(CIF, start, later, "1");
  }

  private void page(String cif, String start, String end, String page) {
    draw(
        "listaMesajePaginatieFactura",
        "cif",
        cif,
        "startTime",
        start,
        "endTime",
        end,
        "pagina",
        page);
  }

  private static Optional<Path> examples() {
    return Stream.iterate(
            Path.of(System.getProperty("user.dir")).toAbsolutePath(),
            Objects::nonNull,
            Path::getParent)
        .map(p -> p.resolve("../shared/data/anaf/swagger/examples").normalize())
        .filter(Files::isDirectory)
        .findFirst();
  }
}
