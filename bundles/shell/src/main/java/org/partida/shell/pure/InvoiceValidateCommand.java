package org.partida.shell.pure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.api.document.AuthorityPapers;
import org.partida.api.document.AuthorityVerdict;
import org.partida.base.file.FileProblems;
import org.partida.base.xml.SafeXml;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.shell.core.Call;
import org.partida.shell.core.CommandGroup;
import org.partida.shell.core.NoticeText;
import org.partida.shell.core.PartidaCommand;
import org.partida.spi.invoice.Finding;
import org.partida.spi.invoice.InvoiceValidator;
import org.partida.spi.invoice.ValidationOptions;
import org.partida.spi.invoice.ValidationReport;
import org.partida.views.AuthorityView;
import org.partida.views.Obj;
import org.partida.views.ValidationView;
import org.partida.views.Validators;

/** {@code invoice-validate}: what an authority would refuse, before anything is sent. */
@Component(service = CommandGroup.class)
public final class InvoiceValidateCommand implements PartidaCommand {
  private final List<InvoiceValidator> validators;
  private final List<AuthorityPapers> authority;

  @Activate
  public InvoiceValidateCommand(
      @Reference(
              cardinality = ReferenceCardinality.AT_LEAST_ONE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<InvoiceValidator> validators,
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<AuthorityPapers> authority) {
    this.validators = List.copyOf(validators);
    this.authority = List.copyOf(authority);
  }

  @Override
  public String name() {
    return "invoice-validate";
  }

  @Override
  public String usage() {
    return "PATH… [--profile cius-ro|auto] [--lang ro|en] [--extern] [--authority] [--json]  checks invoice"
        + " files by the authority's rules; a folder means every file below it; --authority asks the"
        + " authority itself too, which is sent the files then";
  }

  @Override
  public int run(Call call) throws IOException {
    String profile = call.args().option("profile").orElse(Validators.AUTO);
    Locale language =
        call.args().option("lang").map(Locale::forLanguageTag).orElse(call.language());
    ValidationOptions options = new ValidationOptions(language, call.args().flag("extern"));
    List<Obj> entries = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean failed = false;
    for (Inputs.Input in : Inputs.of(call)) {
      try {
        InvoiceValidator v =
            Validators.choose(validators, profile, SafeXml.sniff(in.path()), in.name());
        ValidationReport report = validate(v, in, options);
        failed |= !report.valid();
        Obj entry = ValidationView.of(in.name(), v.profile(), report);
        tell(text, in.name(), report);
        if (call.args().flag("authority")) {
          AuthorityVerdict said = authority().validate(in.path());
          failed |= said.outcome() == AuthorityVerdict.Outcome.INVALID;
          entry.put("authority", AuthorityView.of(said, language));
          tell(text, said, language);
        }
        entries.add(entry);
      } catch (IOException | RuntimeException e) {
        failed = true;
        Problem p = FileProblems.of(e, in.name());
        entries.add(ValidationView.failed(in.name(), p));
        text.append(in.name()).append(": error\n  ").append(p).append('\n');
      }
    }
    if (call.json()) {
      call.answer(entries);
    } else {
      call.console().out(text.toString());
    }
    return failed ? 1 : 0;
  }

  private AuthorityPapers authority() {
    return authority.stream()
        .findFirst()
        .orElseThrow(
            () ->
                new PartidaException(
                    new Problem(
                        "network.missing",
                        "no running bundle can ask an authority",
                        "--authority",
                        "start the bundle org.partida.documents, or leave the option out")));
  }

  /** That it could not be asked says nothing of the file. */
  private static void tell(StringBuilder text, AuthorityVerdict said, Locale language) {
    text.append("  ").append(AuthorityView.words(said, language)).append('\n');
    said.errors().forEach(e -> text.append(NoticeText.of(e, language)));
    said.why().ifPresent(p -> text.append("    ").append(p).append('\n'));
  }

  private static ValidationReport validate(
      InvoiceValidator validator, Inputs.Input in, ValidationOptions options) throws IOException {
    try (InputStream file = Files.newInputStream(in.path())) {
      return validator.validate(file, options);
    }
  }

  private static void tell(StringBuilder text, String file, ValidationReport report) {
    text.append(file).append(report.valid() ? ": valid" : ": invalid");
    report.failedAt().ifPresent(s -> text.append(" (").append(s).append(')'));
    text.append('\n');
    report.errors().forEach(f -> tell(text, "error", f));
    report.warnings().forEach(f -> tell(text, "warning", f));
  }

  private static void tell(StringBuilder text, String kind, Finding f) {
    text.append("  ").append(kind).append(' ').append(f.rule());
    f.businessTerm().ifPresent(t -> text.append(' ').append(t));
    text.append(", ").append(f.location()).append("\n    ").append(f.message());
    text.append("\n    -> ").append(f.fix()).append('\n');
  }
}
