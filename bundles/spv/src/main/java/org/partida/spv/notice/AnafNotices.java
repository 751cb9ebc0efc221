package org.partida.spv.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.partida.spi.invoice.RuleExplainer;
import org.partida.spi.network.NoticeExplainer;
import org.partida.spi.network.NoticeFinding;

/**
 * Explains the error texts of notices: rules of the standard by the running explainers, ANAF's own
 * rules by its own table, which also serves while no explainer runs. Texts are kept whole; one that
 * is not known is shown as it is.
 */
@Component(service = NoticeExplainer.class)
public final class AnafNotices implements NoticeExplainer {
  private static final String RO = "ro";
  private static final String EN = "en";

  private static final Locale ROMANIAN = Locale.forLanguageTag(RO);

  private final ErrorTable table;
  private final List<RuleExplainer> explainers;

  @Activate
  public AnafNotices(
      @Reference(
              cardinality = ReferenceCardinality.MULTIPLE,
              policyOption = ReferencePolicyOption.GREEDY)
          List<RuleExplainer> explainers) {
    this.table = ErrorTable.load();
    this.explainers = List.copyOf(explainers);
  }

  @Override
  public String network() {
    return "ro.spv";
  }

  @Override
  public List<NoticeFinding> explain(List<String> texts) {
    List<NoticeFinding> all = new ArrayList<>();
    for (String text : texts) {
      ErrorText.all(text).forEach(e -> all.add(finding(e)));
    }
    return all;
  }

  private NoticeFinding finding(ErrorText e) {
    Optional<ErrorTable.Hit> byWords = table.byWords(e);
    if (byWords.isPresent()) {
      return known(e, byWords.get());
    }
    return explained(e)
        .or(() -> table.byRule(e).map(hit -> known(e, hit)))
        .orElseGet(() -> unknown(e));
  }

  /** By the rule's id, else by the one in brackets: in 1.0.9 they differ for some. */
  private Optional<NoticeFinding> explained(ErrorText e) {
    return Stream.concat(Stream.of(e.rule()), e.printedRule().stream())
        .filter(rule -> !rule.isEmpty())
        .flatMap(rule -> explainers.stream().flatMap(x -> explained(e, x, rule).stream()))
        .findFirst();
  }

  private static Optional<NoticeFinding> explained(ErrorText e, RuleExplainer x, String rule) {
    Optional<RuleExplainer.Explanation> en = x.explain(rule, Locale.ENGLISH);
    Optional<RuleExplainer.Explanation> ro = x.explain(rule, ROMANIAN).or(() -> en);
    return en.map(
        words ->
            new NoticeFinding(
                e.rule(),
                words.businessTerm().stream().toList(),
                e.text(),
                e.english(),
                e.location(),
                Map.of(RO, ro.orElseThrow().message(), EN, words.message()),
                Map.of(RO, ro.orElseThrow().fix(), EN, words.fix()),
                Optional.empty(),
                Optional.empty()));
  }

  private static NoticeFinding known(ErrorText e, ErrorTable.Hit hit) {
    ErrorTable.Row row = hit.row();
    return new NoticeFinding(
        e.rule().isEmpty() ? Optional.ofNullable(row.as()).orElse("") : e.rule(),
        row.terms(),
        e.text(),
        e.english(),
        e.location(),
        Map.of(RO, row.ro(), EN, row.en()),
        Map.of(RO, row.fixRo(), EN, row.fixEn()),
        hit.index(),
        hit.date().map(LocalDate::parse));
  }

  /** What a person can do with a rule that nobody has explained yet. */
  private static NoticeFinding unknown(ErrorText e) {
    return new NoticeFinding(
        e.rule(),
        List.of(),
        e.text(),
        e.english(),
        e.location(),
        Map.of(RO, e.text(), EN, e.english().orElse(e.text())),
        Map.of(
            RO,
            "corectați factura după textul ANAF și transmiteți-o din nou",
            EN,
            "correct the invoice by ANAF's text and send it again"),
        Optional.empty(),
        Optional.empty());
  }
}
