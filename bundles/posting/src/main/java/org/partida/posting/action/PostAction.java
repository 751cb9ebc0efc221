package org.partida.posting.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.api.company.Company;
import org.partida.api.posting.Books;
import org.partida.api.posting.VoucherRecord;
import org.partida.api.posting.VoucherState;
import org.partida.api.security.Access;
import org.partida.api.security.Module;
import org.partida.base.port.UnitOfWork;
import org.partida.model.CompanyId;
import org.partida.model.Problem;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.ActionSpec;
import org.partida.spi.action.MenuAction;
import org.partida.spi.action.Progress;

/** "Post approved": brings all approved documents into the host's books. */
@Component(service = MenuAction.class)
public final class PostAction implements MenuAction {
  private static final Locale RO = Locale.forLanguageTag("ro");

  private static final ActionSpec SPEC =
      new ActionSpec(
          "posting.post",
          Map.of(
              Locale.ENGLISH,
              "Post approved",
              RO,
              "Contabilizează documentele aprobate",
              Locale.ITALIAN,
              "Registra i documenti approvati"),
          Map.of(
              Locale.ENGLISH,
              "Posts the vouchers of all approved documents",
              RO,
              "Înregistrează notele contabile ale tuturor documentelor aprobate",
              Locale.ITALIAN,
              "Registra le scritture di tutti i documenti approvati"),
          "documents/posting",
          30,
          Module.POSTING,
          List.of(),
          true);

  private final Books books;
  private final UnitOfWork store;

  @Activate
  public PostAction(@Reference Books books, @Reference UnitOfWork store) {
    this.books = books;
    this.store = store;
  }

  @Override
  public ActionSpec spec() {
    return SPEC;
  }

  @Override
  public ActionResult run(ActionContext c, Progress progress) {
    List<CompanyId> companies = c.company().map(List::of).orElseGet(() -> allowed(c));
    List<VoucherRecord> touched = new ArrayList<>();
    for (CompanyId company : companies) {
      if (progress.cancelled()) {
        return new ActionResult(
            ActionResult.Outcome.CANCELLED, summary(touched, c.language()), problems(touched));
      }
      progress.update(companies.indexOf(company), companies.size(), company.value());
      touched.addAll(books.post(c.actor(), company, Optional.empty()));
    }
    List<Problem> problems = problems(touched);
    return new ActionResult(
        problems.isEmpty() ? ActionResult.Outcome.OK : ActionResult.Outcome.PARTIAL,
        summary(touched, c.language()),
        problems);
  }

  private List<CompanyId> allowed(ActionContext c) {
    return store.read(tx -> tx.companies().list()).stream()
        .map(Company::id)
        .filter(id -> c.actor().may(id, Module.POSTING, Access.WRITE))
        .toList();
  }

  private static List<Problem> problems(List<VoucherRecord> touched) {
    return touched.stream()
        .filter(r -> r.state() == VoucherState.REJECTED)
        .map(VoucherRecord::problem)
        .flatMap(Optional::stream)
        .toList();
  }

  private static String summary(List<VoucherRecord> touched, Locale language) {
    long posted = touched.stream().filter(r -> r.state() == VoucherState.POSTED).count();
    long refused = touched.stream().filter(r -> r.state() == VoucherState.REJECTED).count();
    long waiting = touched.size() - posted - refused;
    String form =
        switch (language.getLanguage()) {
          case "ro" -> "%d note contabilizate, %d refuzate, %d în așteptare";
          case "it" -> "%d scritture registrate, %d rifiutate, %d in attesa";
          default -> "%d vouchers posted, %d refused, %d waiting";
        };
    return String.format(language, form, posted, refused, waiting);
  }
}
