package org.partida.shell.pure;

import static org.partida.views.Obj.obj;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.base.file.FileProblems;
import org.partida.base.json.Json;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.model.document.Direction;
import org.partida.model.invoice.Invoice;
import org.partida.model.voucher.VoucherLine;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.spi.invoice.InvoiceReader;
import org.partida.spi.posting.InvoicePosting;
import org.partida.spi.posting.PostingRules;
import org.partida.spi.posting.Proposal;
import org.partida.views.Obj;
import org.partida.views.ProblemView;
import org.partida.views.ProfileFile;
import org.partida.views.VoucherView;

/** {@code voucher-preview}: what would be posted of invoice files, without touching any books. */
@Component(service = CommandGroup.class)
public final class VoucherPreviewCommand implements PartidaCommand {
  private final InvoiceFiles files;
  private final List<PostingRules> rules;
  private final Clock clock;

  @Activate
  public VoucherPreviewCommand(
      @Reference(
              cardinality = ReferenceCardinality.AT_LEAST_ONE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<InvoiceReader> readers,
      @Reference(
              cardinality = ReferenceCardinality.AT_LEAST_ONE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<PostingRules> rules,
      @Reference Clock clock) {
    this.files = new InvoiceFiles(readers);
    this.rules = List.copyOf(rules);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "voucher-preview";
  }

  @Override
  public String usage() {
    return "PATH… --company PROFILE.json [--json]  shows the vouchers of invoice files, or the questions that stop them";
  }

  @Override
  public int run(Call call) throws IOException {
    ProfileFile profile =
        Json.read(Files.readString(call.path(call.args().require("company"))), ProfileFile.class);
    List<Obj> entries = new ArrayList<>();
    boolean failed = false;
    for (Inputs.Input in : Inputs.of(call)) {
      try {
        for (Invoice i : files.read(in.path()).read().invoices()) {
          Proposal p = propose(profile, i, in);
          entries.add(
              obj()
                  .put("file", in.name())
                  .list("vouchers", p.vouchers(), VoucherView::of)
                  .list("questions", p.questions(), VoucherView::of)
                  .some("warnings", p.warnings(), ProblemView::of));
          if (!call.json()) {
            call.console().out(text(in.name(), p));
          }
        }
      } catch (IOException | RuntimeException e) {
        failed = true;
        Problem problem = FileProblems.of(e, in.name());
        entries.add(obj().put("file", in.name()).put("error", ProblemView.of(problem)));
        call.console().err(call.json() ? "" : in.name() + ": " + problem + "\n");
      }
    }
    if (call.json()) {
      call.answer(entries);
    }
    return failed ? 1 : 0;
  }

  private Proposal propose(ProfileFile profile, Invoice invoice, Inputs.Input in) {
    PostingRules country =
        rules.stream()
            .filter(r -> r.country().equals(profile.country()))
            .findFirst()
            .orElseThrow(
                () ->
                    new PartidaException(
                        new Problem(
                            "rules.missing",
                            "no rules for " + profile.country() + " are running",
                            "country",
                            "install them")));
    String id =
        Sha256.of((in.name() + invoice.number()).getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .hex()
            .substring(0, 24);
    return country.propose(
        new InvoicePosting(
            invoice, direction(profile, invoice), profile.posting(), id, LocalDate.now(clock)));
  }

  /** AUTO: the company is the seller or the buyer; who is neither is asked to say. */
  private static Direction direction(ProfileFile profile, Invoice invoice) {
    String wanted = profile.direction() == null ? "AUTO" : profile.direction().orElse("AUTO");
    if (!wanted.equals("AUTO")) {
      return Direction.valueOf(wanted);
    }
    String own = profile.company().fiscalCode();
    if (invoice.parties().seller().taxId().map(t -> bare(t).equals(own)).orElse(false)) {
      return Direction.ISSUED;
    }
    if (invoice.parties().buyer().taxId().map(t -> bare(t).equals(own)).orElse(false)) {
      return Direction.RECEIVED;
    }
    throw new PartidaException(
        new Problem(
            "direction.unknown",
            "the company is neither seller nor buyer of " + invoice.number(),
            "taxId",
            "set direction to RECEIVED or ISSUED in the profile"));
  }

  private static String bare(String id) {
    String t = id.toUpperCase(Locale.ROOT);
    return t.length() > 2 && Character.isLetter(t.charAt(0)) ? t.substring(2) : t;
  }

  private static String text(String file, Proposal p) {
    StringBuilder b = new StringBuilder(file).append('\n');
    p.vouchers()
        .forEach(
            v -> {
              Table t = new Table("account", "side", ">amount", "why");
              for (VoucherLine l : v.lines()) {
                t.row(l.account(), l.side(), l.amount(), l.why());
              }
              b.append("  ").append(v.date()).append(' ').append(v.text()).append('\n').append(t);
            });
    p.questions()
        .forEach(
            q ->
                b.append("  question: ")
                    .append(q.text())
                    .append(" [")
                    .append(q.location())
                    .append("]\n"));
    return b.append('\n').toString();
  }
}
