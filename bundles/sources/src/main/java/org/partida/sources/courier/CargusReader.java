package org.partida.sources.courier;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.partida.base.json.JsonTree;
import org.partida.spi.statement.StatementReader;

/** Cargus's payment orders of a day. Thread-safe. */
@Component(service = StatementReader.class)
public final class CargusReader extends CourierReader {
  public CargusReader() {
    super(
        CourierFile.CARGUS,
        "Cargus, cash account by its interface",
        "CARGUS",
        "fields as open clients use them; no real answer is known");
  }

  @Override
  List<JsonTree> rows(JsonTree answer) {
    return answer.items();
  }

  @Override
  Optional<Row> row(JsonTree row, String file) {
    Optional<LocalDate> paid = CourierFile.day(row, "DeductionDate");
    Optional<String> order = CourierFile.text(row, "DeductionId").filter(n -> !n.equals("0"));
    if (paid.isEmpty() || order.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> own = CourierFile.text(row, "CustomString");
    String text =
        Stream.of(own, CourierFile.text(row, "ToLocality"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return Optional.of(
        new Row(
            order,
            paid.get(),
            line(
                row,
                paid.get(),
                CourierFile.day(row, "RepaymentDate"),
                amount(row, "RepaymentValue", file),
                CourierFile.text(row, "Receiver"),
                text,
                need(row, "BarCode", file),
                own)));
  }
}
