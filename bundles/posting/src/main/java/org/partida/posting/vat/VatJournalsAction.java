package org.partida.posting.vat;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.posting.VatBook;
import org.partida.api.posting.VatBooks;
import org.partida.base.home.Home;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.Progress;

/** "VAT journals": the sales and the purchases journal of a period as files. */
@Component(service = MenuAction.class)
public final class VatJournalsAction implements MenuAction {
  private static final ActionSpec SPEC = VatPrinting.spec("journals", 10);

  private final VatPrinting printing;

  @Activate
  public VatJournalsAction(@Reference VatBooks books, @Reference Home home) {
    this.printing = new VatPrinting(books, home);
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) {
    return printing.run(c, progress, List.of(VatBook.SALES, VatBook.PURCHASES));
  }
}
