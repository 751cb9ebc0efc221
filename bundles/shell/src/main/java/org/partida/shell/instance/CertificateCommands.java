package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.archive.Archive;
import org.partida.api.archive.ArchiveReport;
import org.partida.api.archive.Certificate;
import org.partida.api.archive.Certificates;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.views.CertificateView;
import org.partida.views.InstanceView;

/** {@code spv-certificate archive-verify}. */
@Component(service = CommandGroup.class)
public final class CertificateCommands implements CommandGroup {
  private final Certificates certificates;
  private final Archive archive;

  @Activate
  public CertificateCommands(@Reference Certificates certificates, @Reference Archive archive) {
    this.certificates = certificates;
    this.archive = archive;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "spv-certificate",
            "--company ID --month YYYY-MM [--out FOLDER] [--lang ro|en|it] [--json]  certifies what became of every message that the authority listed in a month, checked from the bytes; exit code 1 if something is missing",
            this::issue),
        command(
            "archive-verify",
            "[--company ID] [--json] | --certificate FILE.json [--books FOLDER] [--json]  hashes every original again and checks every seal; or checks a certificate, here or against a copy of another archive",
            this::verify));
  }

  private int issue(Call call) throws IOException {
    CompanyId company = call.requireCompany();
    Certificates.Issued issued =
        certificates.issue(
            call.actor(),
            company,
            month(call.args().require("month")),
            language(call),
            call.progress());
    call.console().progress("");
    Optional<String> out = call.args().option("out");
    if (out.isPresent()) {
      Path folder = call.path(out.get());
      Files.createDirectories(folder);
      copy(call, company, issued.json(), folder.resolve(issued.name() + ".json"));
      if (issued.pdf().isPresent()) {
        copy(call, company, issued.pdf().get(), folder.resolve(issued.name() + ".pdf"));
      }
    }
    Certificate c = issued.certificate();
    if (call.json()) {
      call.answer(CertificateView.of(issued));
    } else {
      call.console()
          .out(
              c.month()
                  + ": "
                  + (c.complete() ? c.closed() ? "complete" : "complete so far" : "NOT complete")
                  + ", "
                  + c.entries().size()
                  + " messages "
                  + c.byAccount()
                  + ", digest "
                  + c.digest()
                  + "\n");
      c.why().forEach(w -> call.console().out("  " + w + "\n"));
    }
    return c.complete() ? 0 : 1;
  }

  private void copy(Call call, CompanyId company, Sha256 id, Path file) throws IOException {
    try (InputStream in = archive.open(call.actor(), company, id)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    call.console().err(file + "\n");
  }

  private static Locale language(Call call) {
    return call.args().option("lang").map(Locale::forLanguageTag).orElse(call.language());
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException e) {
      throw new PartidaException(
          new Problem("usage", "not a month: " + text, "month", "write it as 2026-10"), e);
    }
  }

  private int verify(Call call) throws IOException {
    Optional<String> certificate = call.args().option("certificate");
    ArchiveReport r =
        certificate.isPresent()
            ? certificates.check(
                call.actor(),
                Files.readAllBytes(call.path(certificate.get())),
                call.args().option("books").map(call::path),
                call.progress())
            : archive.verify(call.actor(), call.company(), call.progress());
    call.console().progress("");
    if (call.json()) {
      call.answer(InstanceView.of(r));
    } else {
      call.console()
          .out(
              r.objects()
                  + " objects, "
                  + r.bytes()
                  + " bytes, "
                  + r.sealsValid()
                  + " seals hold, "
                  + r.sealsBroken()
                  + " do not\n");
      r.findings().forEach(p -> call.console().out("  " + p + "\n"));
    }
    return r.clean() ? 0 : 1;
  }
}
