package org.partida.matching.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partida.api.statement.ImportOptions;
import org.partida.api.statement.ImportRecord;
import org.partida.api.statement.ImportRecord.State;
import org.partida.api.statement.ImportResult;
import org.partida.base.work.Queues;
import org.partida.base.work.WorkItem;
import org.partida.base.work.WorkState;
import org.partida.model.Problem;
import org.partida.spi.action.Progress;
import org.partida.testkit.store.Samples;

/** A ZIP of statements: each of its files is an import of its own. */
@Timeout(120)
class ZipTest {
  private static final String FIRST = "2026-11-03;100.00;plata\n2026-11-03;100.00;plata";
  private static final String SECOND = "2026-11-04;7.00;comision";

  private final Bank bank = new Bank();

  @AfterEach
  void close() throws IOException {
    bank.close();
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> f : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(f.getKey()));
        zip.write(f.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static Map<String, byte[]> files(String... namesAndRows) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < namesAndRows.length; i += 2) {
      files.put(namesAndRows[i], namesAndRows[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  private ImportResult take(String name, byte[] bytes) throws IOException {
    return bank.statements.importFile(
        Bank.ANA, Optional.empty(), name, new ByteArrayInputStream(bytes), Progress.SILENT);
  }

  private static List<String> codes(ImportResult r) {
    return r.problems().stream().map(Problem::code).toList();
  }

  @Test
  void eachFileIsAnImportOfItsOwnAndABadOneStopsNoOther() throws Exception {
    Map<String, byte[]> files =
        files("b/1.a", FIRST, "../../bad.txt", "nothing known", "2.b", SECOND, ".DS_Store", "x");
    files.put("inner.zip", zip(files("3.a", "2026-11-05;1.00;x")));
    ImportResult r = take("month.zip", zip(files));
    assertThat(r.format()).contains("zip");
    assertThat(r.added()).isEqualTo(3);
    assertThat(r.whole()).isFalse();
    assertThat(r.parts())
        .extracting(ImportResult.Part::fileName)
        .containsExactly("b/1.a", "../../bad.txt", "2.b", "inner.zip");
    assertThat(codes(r.parts().get(1).result())).containsExactly("statement.format-unknown");
    assertThat(codes(r.parts().get(3).result())).containsExactly("statement.zip-nested");
    assertThat(bank.live()).containsExactly("3 100.00 plata", "3 100.00 plata", "4 7.00 comision");
    ImportResult again = take("month.zip", zip(files));
    assertThat(again.added()).isZero();
    assertThat(again.duplicates()).isEqualTo(3);
    assertThat(bank.all()).hasSize(3);
    // one of it goes by its own id, the rest by the container's
    bank.imports.remove(Bank.ANA, r.parts().get(0).result().importId(), "twice");
    assertThat(bank.live()).containsExactly("4 7.00 comision");
    bank.imports.remove(Bank.ANA, r.importId(), "all of it");
    assertThat(bank.all()).isEmpty();
  }

  @Test
  void droppedIntoTheInboxItsFilesAreWorkOfTheirOwn() throws Exception {
    StatementStep step =
        new StatementStep(
            bank.readers, List.of(), bank.books, bank.vault, bank.runs, bank.home, bank.clock);
    byte[] bytes = zip(files("1.a", FIRST, "bad.txt", "nothing known", "2.b", SECOND));
    ImportRecord r =
        bank.imports.take(
            Bank.ANA,
            Optional.of(Samples.ALFA),
            "month.zip",
            new ByteArrayInputStream(bytes),
            ImportOptions.NONE);
    int steps = 0;
    for (List<WorkItem> items = lease(); !items.isEmpty(); items = lease()) {
      for (WorkItem item : items) {
        step.apply(item);
        bank.books.write(
            tx ->
                tx.work()
                    .finish(item, "me", WorkState.DONE, Optional.empty(), bank.clock.instant()));
        steps++;
      }
    }
    assertThat(steps).isEqualTo(4);
    ImportRecord done = bank.imports.await(Bank.ANA, r.id(), Progress.SILENT);
    assertThat(done.result().added()).isEqualTo(3);
    assertThat(done.result().parts())
        .extracting(p -> p.fileName() + " " + p.result().format().orElse("refused"))
        .containsExactly("1.a a", "bad.txt refused", "2.b b");
    assertThat(bank.imports.list(Bank.ANA, Optional.of(Samples.ALFA), true, 9))
        .singleElement()
        .satisfies(p -> assertThat(p.parent()).contains(r.id()))
        .satisfies(p -> assertThat(p.state()).isEqualTo(State.REFUSED));
  }

  private List<WorkItem> lease() {
    return bank.books.write(
        tx ->
            tx.work()
                .lease(
                    Queues.STATEMENT,
                    "me",
                    bank.clock.instant(),
                    bank.clock.instant().plusSeconds(60),
                    9));
  }

  @Test
  void aBombAmongTheFilesIsRefusedAlone() throws Exception {
    byte[] bomb = new byte[30 << 20];
    Arrays.fill(bomb, (byte) '0');
    Map<String, byte[]> files = files("1.a", FIRST);
    files.put("bomb.a", bomb);
    files.putAll(files("2.a", SECOND));
    ImportResult r = take("month.zip", zip(files));
    assertThat(r.added()).isEqualTo(3);
    assertThat(codes(r.parts().get(1).result())).containsExactly("zip.bomb");
    assertThat(r.parts().get(1).result().problems().get(0).location())
        .isEqualTo("month.zip, bomb.a");
  }

  @Test
  void tooManyFilesNoneAndDamagedOnesAreRefusedWithTheReason() throws Exception {
    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int i = 0; i <= StatementZip.LIMITS.entries(); i++) {
      many.put(i + ".a", new byte[0]);
    }
    assertThat(codes(take("many.zip", zip(many)))).containsExactly("zip.entries");
    assertThat(codes(take("none.zip", zip(Map.of())))).containsExactly("statement.empty");
    byte[] good = zip(files("1.a", FIRST));
    assertThat(codes(take("cut.zip", Arrays.copyOf(good, good.length - 30))))
        .containsExactly("zip.truncated");
    assertThat(bank.all()).isEmpty();
  }

  @Test
  void aWorkbookStaysWhole() throws Exception {
    byte[] book = zip(files("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<x/>"));
    ImportResult r = take("book.xlsx", book);
    assertThat(codes(r)).containsExactly("statement.format-unknown");
    assertThat(r.parts()).isEmpty();
  }

  @Test
  void aFileOfAGigabyteIsRefusedAfterAHundredMegabytes() throws Exception {
    Zeros gigabyte = new Zeros(1L << 30);
    ImportResult r =
        bank.statements.importFile(Bank.ANA, Optional.empty(), "big.a", gigabyte, Progress.SILENT);
    assertThat(codes(r)).containsExactly("statement.too-large");
    assertThat(r.problems().get(0).toString()).contains("big.a").contains("100 MB");
    assertThat(gigabyte.left).isGreaterThan((1L << 30) - Intaking.LARGEST - (1L << 20));
    try (java.util.stream.Stream<java.nio.file.Path> all =
        java.nio.file.Files.walk(bank.home.spool())) {
      assertThat(all.filter(java.nio.file.Files::isRegularFile)).isEmpty();
    }
  }

  /** As many zeros as wanted. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long size) {
      left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? '0' : -1;
    }

    @Override
    public int read(byte[] b, int off, int len) {
      if (left <= 0) {
        return -1;
      }
      int n = (int) Math.min(left, len);
      Arrays.fill(b, off, off + n, (byte) '0');
      left -= n;
      return n;
    }
  }
}
