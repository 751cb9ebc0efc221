package org.partida.shell.instance;

import static org.partida.shell.core.CommandGroup.command;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Partners;
import org.partida.model.TaxIds;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.PartidaCommand;
import org.partida.shell.core.Table;
import org.partida.spi.registry.RegistryFacts;
import org.partida.views.RegistryView;

/** {@code partner-lookup}. */
@Component(service = CommandGroup.class)
public final class PartnerCommands implements CommandGroup {
  private final Partners partners;

  @Activate
  public PartnerCommands(@Reference Partners partners) {
    this.partners = partners;
  }

  @Override
  public List<PartidaCommand> commands() {
    return List.of(
        command(
            "partner-lookup",
            "CUI… [--json]  what the public register of taxpayers says today; asked once a day for each",
            this::lookup));
  }

  private int lookup(Call call) {
    call.args().first("a fiscal code");
    List<RegistryFacts> all =
        partners.lookup(call.actor(), call.args().rest().stream().map(TaxIds::company).toList());
    if (call.json()) {
      call.answer(all.stream().map(RegistryView::of).toList());
    } else {
      Table t = new Table("id", "name", "VAT", "on cash", "inactive", "e-Factura", "status");
      all.forEach(f -> row(t, f));
      call.console().out(t.toString());
    }
    return 0;
  }

  private static void row(Table t, RegistryFacts f) {
    if (!f.found()) {
      t.row(f.id(), "(not in the register)", "", "", "", "", "");
      return;
    }
    t.row(
        f.id(),
        f.name(),
        f.vat().payer() ? "yes" : "no",
        RegistryText.since(f.vat().onCash(), f.vat().cashFrom()),
        RegistryText.since(f.standing().inactive(), f.standing().inactiveFrom()),
        RegistryText.since(f.eInvoice().listed(), f.eInvoice().since()),
        f.standing().status());
  }
}
