package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;
import static org.partida.views.Obj.obj;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.document.PaperImport;
import org.partida.api.document.Scan;
import org.partida.api.document.ScanKind;
import org.partida.api.document.ScanState;
import org.partida.api.document.Scans;
import org.partida.base.file.FileProblems;
import org.partida.model.CompanyId;
import org.partida.model.Page;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.views.Obj;
import org.partida.views.ProblemView;
import org.partida.views.ScanView;

/** Photos and PDFs of papers, and what is entered beside them. */
@Component(service = CommandGroup.class)
public final class ScanCommands implements CommandGroup {
  private final Scans scans;

  @Activate
  public ScanCommands(@Reference Scans scans) {
    this.scans = scans;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "scan-send",
            "FILE… --company ID [--kind receipt|simplified-invoice|foreign-invoice|other] [--note TEXT] [--json]  keeps photos (JPEG, PNG, WebP) or PDFs of papers until somebody enters them",
            this::send),
        command(
            "scan-list",
            "[--company ID] [--state waiting|entered|set-aside] [--limit N] [--after ID] [--json]  lists scanned papers, oldest first",
            this::list),
        command(
            "scan-enter",
            "ID FILE [--json]  makes a document of a scanned paper: FILE says what is on it, as one object of docs/papers.md",
            this::enter),
        command(
            "scan-set-aside",
            "ID --reason TEXT [--json]  says that nothing is to be made of a scanned paper",
            call ->
                answer(
                    call,
                    scans.setAside(
                        call.actor(), call.args().first("a scan"), call.args().require("reason")))),
        command(
            "scan-reopen",
            "ID [--json]  lets a scanned paper that was set aside wait again",
            call -> answer(call, scans.reopen(call.actor(), call.args().first("a scan")))));
  }

  private int send(Call call) {
    CompanyId company = call.requireCompany();
    ScanKind kind = call.args().one("kind", ScanKind.class).orElse(ScanKind.OTHER);
    call.args().first("a file");
    List<Obj> done = new ArrayList<>();
    boolean failed = false;
    for (String name : call.args().rest()) {
      try (InputStream in = Files.newInputStream(call.path(name))) {
        String plain = String.valueOf(call.path(name).getFileName());
        Scans.Sent sent =
            scans.send(
                call.actor(), company, plain, kind, call.args().option("note").orElse(""), in);
        done.add(ScanView.of(sent));
        tell(call, name + ": " + sent.scan().id() + (sent.known() ? " (known)" : "") + "\n");
      } catch (IOException | PartidaException e) {
        failed = true;
        Problem p = FileProblems.of(e, name);
        done.add(obj().put("file", name).put("error", ProblemView.of(p)));
        tell(call, name + ": error\n  " + p + "\n");
      }
    }
    if (call.json()) {
      call.answer(done);
    }
    return failed ? 1 : 0;
  }

  private int list(Call call) {
    Page<Scan> page =
        scans.list(
            call.actor(),
            call.company(),
            call.args().one("state", ScanState.class),
            Optional.empty(),
            call.args().number("limit", 100, 1000),
            call.args().option("after"));
    if (call.json()) {
      call.answer(obj().list("items", page.items(), ScanView::of).put("next", page.next()));
      return 0;
    }
    Table t = new Table("id", "company", "kind", "sent by", "file", "state", "document");
    page.items()
        .forEach(
            s ->
                t.row(
                    s.id(),
                    s.company(),
                    s.kind(),
                    s.sentBy(),
                    s.name(),
                    s.state(),
                    s.document().orElse("")));
    call.console().out(t.toString());
    page.next().ifPresent(n -> call.console().err("more: --after '" + n + "'\n"));
    return 0;
  }

  private int enter(Call call) throws IOException {
    String id = call.args().first("a scan, then the file that says what is on it");
    if (call.args().rest().size() < 2) {
      throw new PartidaException(
          new Problem("usage", "the file that says what is on it is missing", id, "name it"));
    }
    byte[] json = Files.readAllBytes(call.path(call.args().rest().get(1)));
    PaperImport.Item item = scans.enter(call.actor(), id, json);
    if (call.json()) {
      call.answer(ScanView.of(item));
    } else {
      call.console()
          .out(
              item.document()
                  + ' '
                  + item.kind()
                  + ' '
                  + item.number()
                  + ' '
                  + item.outcome()
                  + '\n');
    }
    return 0;
  }

  private static int answer(Call call, Scan scan) {
    if (call.json()) {
      call.answer(ScanView.of(scan));
    } else {
      call.console().out(scan.id() + ' ' + scan.state() + '\n');
    }
    return 0;
  }

  private static void tell(Call call, String text) {
    if (!call.json()) {
      call.console().out(text);
    }
  }
}
