package org.partida.shell.pure;

import static org.partida.views.Obj.obj;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.base.file.FileProblems;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.invoice.Invoice;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.shell.pure.InvoiceFiles.ReadFile;
import org.partida.spi.invoice.InvoiceReader;
import org.partida.views.InvoiceView;
import org.partida.views.Obj;
import org.partida.views.ProblemView;

/** {@code invoice-read}: what invoice files say. */
@Component(service = CommandGroup.class)
public final class InvoiceReadCommand implements PartidaCommand {
  private final InvoiceFiles files;

  @Activate
  public InvoiceReadCommand(
      @Reference(
              cardinality = ReferenceCardinality.AT_LEAST_ONE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<InvoiceReader> readers) {
    this.files = new InvoiceFiles(readers);
  }

  @Override
  public String name() {
    return "invoice-read";
  }

  @Override
  public String usage() {
    return "PATH… [--json]  reads invoice files; a folder means every file below it";
  }

  @Override
  public int run(Call call) throws IOException {
    List<Obj> entries = new ArrayList<>();
    Table table = new Table("file", "format", "number", "date", "seller", ">total");
    boolean failed = false;
    for (Inputs.Input in : Inputs.of(call)) {
      try {
        ReadFile r = files.read(in.path());
        entries.add(entry(in, r));
        r.read().invoices().forEach(i -> row(table, in, r, i));
      } catch (IOException | RuntimeException e) {
        failed = true;
        Problem p = FileProblems.of(e, in.name());
        entries.add(obj().put("file", in.name()).put("error", ProblemView.of(p)));
        table.row(in.name(), "error", p.message(), "", "", "");
      }
    }
    if (call.json()) {
      call.answer(entries);
    } else {
      call.console().out(table.toString());
    }
    return failed ? 1 : 0;
  }

  private static void row(Table table, Inputs.Input in, ReadFile r, Invoice i) {
    table.row(
        in.name(),
        r.format(),
        i.number(),
        i.header().issueDate(),
        i.parties().seller().name(),
        i.effective(i.totals().gross()));
  }

  private static Obj entry(Inputs.Input in, ReadFile r) throws IOException {
    return obj()
        .put("file", in.name())
        .put("sha256", hash(in.path()))
        .put("format", r.format())
        .list("invoices", r.read().invoices(), InvoiceView::of)
        .list("warnings", r.read().warnings(), ProblemView::of);
  }

  private static Sha256 hash(Path file) throws IOException {
    MessageDigest digester = Sha256.digester();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digester)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Sha256.finish(digester);
  }
}
