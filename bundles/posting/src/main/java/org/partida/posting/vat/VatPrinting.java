package org.partida.posting.vat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.partida.api.posting.VatBook;
import org.partida.api.posting.VatBooks;
import org.partida.api.posting.VatPeriod;
import org.partida.api.security.Module;
import org.partida.base.file.DurableFiles;
import org.partida.base.file.RealFiles;
import org.partida.base.home.Home;
import org.partida.base.text.Words;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.ParamSpec;
import org.partida.spi.action.Progress;

/**
 * Writes books as files into {@code books/filed/COMPANY/vat/PERIOD/}, where a later run replaces
 * them. Thread-safe.
 */
final class VatPrinting {
  private static final Words WORDS = Words.beside(VatPrinting.class, "words");

  private final VatBooks books;
  private final Home home;
  private final DurableFiles files = new DurableFiles(new RealFiles());

  VatPrinting(VatBooks books, Home home) {
    this.books = books;
    this.home = home;
  }

  static ActionSpec spec(String name, int order) {
    return new ActionSpec(
        "vat." + name,
        WORDS.all("action." + name + ".title"),
        WORDS.all("action." + name + ".help"),
        "reports/vat",
        order,
        Module.POSTING,
        List.of(
            new ParamSpec(
                "period",
                WORDS.all("param.period"),
                ParamSpec.Type.TEXT,
                true,
                Optional.empty(),
                List.of()),
            new ParamSpec(
                "format",
                WORDS.all("param.format"),
                ParamSpec.Type.CHOICE,
                true,
                Optional.of("xlsx"),
                List.of("xlsx", "pdf", "csv"))),
        true);
  }

  ActionResult run(ActionContext c, Progress progress, List<VatBook> which) {
    CompanyId company =
        c.company()
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem("usage", "a company is missing", "company", "choose one")));
    VatPeriod period = VatPeriod.parse(c.parameters().getOrDefault("period", ""));
    String format = c.parameters().getOrDefault("format", "xlsx");
    Path folder =
        home.books()
            .resolve("filed")
            .resolve(company.value())
            .resolve("vat")
            .resolve(period.toString());
    List<Problem> findings = new ArrayList<>();
    List<String> written = new ArrayList<>();
    for (VatBook book : which) {
      if (progress.cancelled()) {
        return new ActionResult(
            ActionResult.Outcome.CANCELLED,
            done(c.language(), period, written, folder, findings),
            findings);
      }
      progress.update(written.size(), which.size(), book.word());
      String name = book.word() + "." + format;
      write(c, company, book, period, format, folder.resolve(name));
      written.add(name);
      findings.addAll(findings(c, company, book, period));
    }
    List<Problem> once = findings.stream().distinct().toList();
    return new ActionResult(
        once.isEmpty() ? ActionResult.Outcome.OK : ActionResult.Outcome.PARTIAL,
        done(c.language(), period, written, folder, once),
        once);
  }

  private List<Problem> findings(
      ActionContext c, CompanyId company, VatBook book, VatPeriod period) {
    return book.journal()
        ? books.journal(c.actor(), company, book, period).findings()
        : books.sheet(c.actor(), company, book, period).findings();
  }

  private void write(
      ActionContext c,
      CompanyId company,
      VatBook book,
      VatPeriod period,
      String format,
      Path file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      books.print(c.actor(), company, book, period, format, c.language(), out);
      files.write(file, new ByteArrayInputStream(out.toByteArray()));
    } catch (IOException e) {
      throw new PartidaException(
          new Problem(
              "vat.write",
              "the file cannot be written: " + e.getMessage(),
              file.toString(),
              "check the disk, then run it again"),
          e);
    }
  }

  private static String done(
      Locale language, VatPeriod period, List<String> files, Path folder, List<Problem> findings) {
    Locale ours = Words.LANGUAGES.contains(language.getLanguage()) ? language : Locale.ENGLISH;
    return MessageFormat.format(
        WORDS.get(ours, "done"),
        period.toString(),
        String.join(", ", files),
        folder.toString(),
        String.valueOf(findings.size()));
  }
}
