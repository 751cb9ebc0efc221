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

/** "D300 and D394 sheets": the rows of the returns of a period as files. */
@Component(service = MenuAction.class)
public final class VatSheetsAction implements MenuAction {
  private static final ActionSpec SPEC = VatPrinting.spec("sheets", 20);

  private final VatPrinting printing;

  @Activate
  public VatSheetsAction(@Reference VatBooks books, @Reference Home home) {
    this.printing = new VatPrinting(books, home);
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) {
    return printing.run(c, progress, List.of(VatBook.D300, VatBook.D394));
  }
}
