package org.partida.shell.pure;

import static org.partida.views.Obj.obj;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.document.AuthorityPapers;
import org.partida.base.file.FileNames;
import org.partida.base.file.FileProblems;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.invoice.Invoice;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.spi.invoice.InvoiceReader;
import org.partida.spi.render.InvoiceRenderer;
import org.partida.views.Obj;
import org.partida.views.ProblemView;

/** {@code invoice-pdf}: one PDF per invoice. */
@Component(service = CommandGroup.class)
public final class InvoicePdfCommand implements PartidaCommand {
  private final InvoiceFiles files;
  private final InvoiceRenderer renderer;
  private final List<AuthorityPapers> authority;

  @Activate
  public InvoicePdfCommand(
      @Reference(
              cardinality = ReferenceCardinality.AT_LEAST_ONE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<InvoiceReader> readers,
      @Reference InvoiceRenderer renderer,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<AuthorityPapers> authority) {
    this.files = new InvoiceFiles(readers);
    this.renderer = renderer;
    this.authority = List.copyOf(authority);
  }

  @Override
  public String name() {
    return "invoice-pdf";
  }

  @Override
  public String usage() {
    return "PATH… --out DIR [--lang ro|it|en | --authority] [--json]  makes a PDF of each invoice; --authority has the authority make its own, which is sent the files then";
  }

  @Override
  public int run(Call call) throws IOException {
    Path out = call.path(call.args().require("out"));
    Files.createDirectories(out);
    Locale language = Locale.forLanguageTag(call.args().option("lang").orElse("ro"));
    List<Obj> entries = new ArrayList<>();
    boolean failed = false;
    for (Inputs.Input in : Inputs.of(call)) {
      try {
        for (Invoice i : files.read(in.path()).read().invoices()) {
          Path pdf =
              call.args().flag("authority") ? fetch(i, in.path(), out) : write(i, language, out);
          entries.add(obj().put("file", in.name()).put("pdf", pdf));
          call.console().err(call.json() ? "" : pdf + "\n");
        }
      } catch (IOException | RuntimeException e) {
        failed = true;
        entries.add(
            obj()
                .put("file", in.name())
                .put("error", ProblemView.of(FileProblems.of(e, in.name()))));
        call.console().err(in.name() + ": " + FileProblems.of(e, in.name()) + "\n");
      }
    }
    if (call.json()) {
      call.answer(entries);
    }
    return failed ? 1 : 0;
  }

  private Path fetch(Invoice i, Path file, Path folder) throws IOException {
    AuthorityPapers papers =
        authority.stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "network.missing",
                            "no running bundle can ask an authority",
                            "--authority",
                            "start the bundle org.partida.documents, or leave the option out")));
    Path made = papers.pdf(file, folder);
    return Files.move(
        made, folder.resolve(stem(i) + "_authority.pdf"), StandardCopyOption.REPLACE_EXISTING);
  }

  private static String stem(Invoice i) {
    return FileNames.paper(i.header().issueDate(), i.parties().seller().name(), i.number());
  }

  private Path write(Invoice i, Locale language, Path folder) throws IOException {
    Path pdf = folder.resolve(stem(i) + ".pdf");
    try (OutputStream os = Files.newOutputStream(pdf)) {
      renderer.render(i, language, os);
    }
    return pdf;
  }
}
