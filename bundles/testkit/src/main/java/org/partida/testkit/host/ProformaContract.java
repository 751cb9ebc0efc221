package org.partida.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.partida.model.ExternalId;
import org.partida.model.Percent;
import org.partida.model.match.Proforma;
import org.partida.model.match.ProformaDraft;
import org.partida.spi.host.Capability;
import org.partida.spi.host.HostException;
import org.partida.spi.host.HostRef;
import org.partida.spi.host.ProformaRegister;
import org.partida.spi.host.Proformas;
import org.partida.spi.host.Proformas.Made;
import org.partida.spi.host.WriteKey;
import org.partida.spi.host.WriteResult;
import org.partida.spi.host.WriteStatus;

/** What a host that makes invoices of proformas must hold to. */
public abstract class ProformaContract extends SettlementContract {

  /** A proforma of the customer that is entered in the host by its own means. */
  protected Proforma proforma(String number, String net) throws Exception {
    ProformaDraft draft = draft(number, net);
    WriteResult<Proforma> added =
        register().add(new WriteKey(new ExternalId("add:" + number), net), draft);
    assertThat(added.status()).as("%s", added.problem()).isEqualTo(WriteStatus.POSTED);
    return added.value().orElseThrow();
  }

  private static ProformaDraft draft(String number, String net) {
    return new ProformaDraft(
        number,
        CUSTOMER,
        DAY,
        Optional.of(DAY.plusDays(7)),
        lei(net).currency(),
        List.of(
            new ProformaDraft.Line(
                "Servicii",
                Optional.of("S1"),
                BigDecimal.ONE,
                lei(net),
                Optional.of(Percent.of("21")),
                Optional.empty())));
  }

  private Proformas proformas() throws Exception {
    assumeThat(connector().capabilities().can(Capability.INVOICE_FROM_PROFORMA)).isTrue();
    return host.proformas().orElseThrow();
  }

  private ProformaRegister register() throws Exception {
    Optional<ProformaRegister> register = proformas().register();
    assumeThat(register).as("a register of proformas").isPresent();
    return register.get();
  }

  private static WriteKey key(String id, Proforma p) {
    return new WriteKey(new ExternalId(id), p.id());
  }

  private WriteResult<Made> invoice(String key, Proforma p, int later) throws Exception {
    return proformas().invoice(key(key, p), new HostRef("proforma", p.id()), DAY.plusDays(later));
  }

  private List<String> open() throws Exception {
    return proformas().open(Optional.empty(), 100).items().stream().map(Proforma::number).toList();
  }

  @Test
  void aProformaIsOpenUntilItsInvoiceIsMade() throws Exception {
    proformas();
    Proforma p = proforma("PF-1", "100.00");
    proforma("PF-2", "50.00");

    assertThat(p.total()).isEqualTo(lei("121.00"));
    assertThat(p.partner()).isEqualTo(CUSTOMER);
    assertThat(p.state()).isEqualTo(Proforma.State.OPEN);
    assertThat(open()).containsExactly("PF-1", "PF-2");
    invoice("i-1", p, 3);
    assertThat(open()).containsExactly("PF-2");
  }

  @Test
  void theInvoiceIsMadeOnceWithTheHostsOwnNumber() throws Exception {
    proformas();
    Proforma p = proforma("PF-1", "100.00");
    WriteResult<Made> first = invoice("i-1", p, 3);
    WriteResult<Made> again = invoice("i-1", p, 9);

    assertThat(first.status()).as("%s", first.problem()).isEqualTo(WriteStatus.POSTED);
    assertThat(again.status()).isEqualTo(WriteStatus.ALREADY_POSTED);
    assertThat(again.value()).isEqualTo(first.value());
    Made made = first.value().orElseThrow();
    assertThat(made.number()).isNotBlank().isNotEqualTo("PF-1");
    assertThat(made.date()).isEqualTo(DAY.plusDays(3));
    assertThat(made.proforma().value()).isEqualTo(p.id());
    assertThat(made.item().isPresent() || made.paper().isPresent())
        .as("it is in the books, or it is given to be booked")
        .isTrue();
    assertThat(proformas().findAll(List.of(new ExternalId("i-1"), new ExternalId("i-9"))))
        .isEqualTo(Map.of(new ExternalId("i-1"), made));
    assertThat(invoice("i-2", p, 3).status()).isEqualTo(WriteStatus.REJECTED);

    Proforma other = proforma("PF-2", "50.00");
    assertThat(invoice("i-1", other, 3).status()).isEqualTo(WriteStatus.CONFLICT);
    assertThat(open()).containsExactly("PF-2");
    assertThat(invoice("i-2", other, 3).value().orElseThrow().number()).isNotEqualTo(made.number());
  }

  @Test
  void whatIsCancelledOrUnknownIsNotInvoiced() throws Exception {
    Proforma p = proformas() == null ? null : proforma("PF-1", "100.00");
    HostRef ref = new HostRef("proforma", p.id());

    assertThat(register().cancel(key("c-1", p), ref, "not wanted").status())
        .isEqualTo(WriteStatus.POSTED);
    assertThat(register().cancel(key("c-2", p), ref, "not wanted").status())
        .isEqualTo(WriteStatus.ALREADY_POSTED);
    assertThat(open()).isEmpty();
    assertThat(invoice("i-1", p, 0).status()).isEqualTo(WriteStatus.REJECTED);
    HostRef strange = new HostRef("proforma", "nonsense");
    assertThat(proformas().invoice(key("i-2", p), strange, DAY).status())
        .isEqualTo(WriteStatus.REJECTED);

    Proforma made = proforma("PF-2", "50.00");
    invoice("i-3", made, 0);
    assertThat(
            register()
                .cancel(key("c-3", made), new HostRef("proforma", made.id()), "late")
                .status())
        .isEqualTo(WriteStatus.REJECTED);
  }

  @Test
  void aProformaIsEnteredOnceAndItsNumberIsItsOwn() throws Exception {
    proformas();
    proforma("PF-1", "100.00");
    WriteKey same = new WriteKey(new ExternalId("add:PF-1"), "100.00");

    assertThat(register().add(same, draft("PF-1", "100.00")).status())
        .isEqualTo(WriteStatus.ALREADY_POSTED);
    assertThat(register().add(new WriteKey(same.externalId(), "x"), draft("PF-1", "7.00")).status())
        .isEqualTo(WriteStatus.CONFLICT);
    assertThat(
            register()
                .add(new WriteKey(new ExternalId("other"), "x"), draft("PF-1", "7.00"))
                .status())
        .isEqualTo(WriteStatus.REJECTED);
    assertThat(
            register()
                .add(new WriteKey(new ExternalId("nought"), "x"), draft("PF-3", "0.00"))
                .status())
        .isEqualTo(WriteStatus.REJECTED);
    assertThat(register().list(Optional.empty(), Optional.empty(), 100).items()).hasSize(1);
  }

  @Test
  void aSeriesNeverGivesANumberAgain() throws Exception {
    proformas();
    assertThat(register().series(new ProformaRegister.Series("AF", 7)).next()).isEqualTo(7);
    assertThat(invoice("i-1", proforma("PF-1", "1.00"), 0).value().orElseThrow().number())
        .isEqualTo("AF7");
    assertThat(invoice("i-2", proforma("PF-2", "1.00"), 0).value().orElseThrow().number())
        .isEqualTo("AF8");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> register().series(new ProformaRegister.Series("AF", 8)))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("AF8");
    register().series(new ProformaRegister.Series("BF", 1));
    assertThat(invoice("i-3", proforma("PF-3", "1.00"), 0).value().orElseThrow().number())
        .isEqualTo("BF1");
  }
}
