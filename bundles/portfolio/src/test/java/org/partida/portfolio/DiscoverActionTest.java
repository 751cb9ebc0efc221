package org.partida.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partida.portfolio.Firm.ANA;
import static org.partida.portfolio.Firm.GAMA;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partida.portfolio.action.DiscoverAction;
import org.partida.spi.action.ActionContext;
import org.partida.spi.action.ActionResult;
import org.partida.spi.action.Progress;

class DiscoverActionTest {
  private final Firm firm = new Firm();
  private final DiscoverAction action = new DiscoverAction(firm.discovery);

  @BeforeEach
  void covered() {
    firm.connect("main");
    firm.covers("main", "11111110");
    firm.register.knows(GAMA, "Gama SRL", true, false);
  }

  @AfterEach
  void close() throws IOException {
    firm.close();
  }

  private ActionResult run(String language, Map<String, String> parameters) {
    return action.run(
        new ActionContext(ANA, Optional.empty(), Locale.forLanguageTag(language), parameters),
        Progress.SILENT);
  }

  @Test
  void theNewOnesAreNamedInTheUsersLanguage() {
    assertThat(run("en", Map.of()).summary())
        .isEqualTo("1 new (Gama SRL RO11111110), 0 gone, 0 known");
    assertThat(run("ro", Map.of()).summary()).startsWith("1 noi (Gama SRL");
    assertThat(run("it", Map.of("connection", "main", "add", "false")).summary())
        .startsWith("1 nuove (Gama SRL");
    assertThat(firm.companies.list(ANA)).isEmpty();
    assertThat(List.of("ro", "it", "en"))
        .allMatch(l -> action.spec().titles().containsKey(Locale.forLanguageTag(l)));
  }

  @Test
  void theNewOnesAreAddedIfAsked() {
    ActionResult r = run("en", Map.of("add", "true"));
    assertThat(r.outcome()).isEqualTo(ActionResult.Outcome.OK);
    assertThat(r.summary()).endsWith("; 1 added");
    assertThat(firm.company(GAMA).connection()).contains("main");
    assertThat(run("en", Map.of("add", "true")).summary())
        .endsWith("0 new, 0 gone, 1 known; 0 added");
  }
}
