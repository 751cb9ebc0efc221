package org.partida.sources.courier;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.partida.base.json.JsonTree;
import org.partida.spi.statement.StatementReader;

/** FAN Courier's transfers of a day. Thread-safe. */
@Component(service = StatementReader.class)
public final class FanReader extends CourierReader {
  public FanReader() {
    super(
        CourierFile.FAN,
        "FAN Courier, bank transfers by its interface",
        "FAN-COURIER",
        "fields as open clients use them; no real answer is known");
  }

  @Override
  List<JsonTree> rows(JsonTree answer) {
    return Optional.ofNullable(answer.fields().get("data")).map(JsonTree::items).orElse(List.of());
  }

  @Override
  Optional<Row> row(JsonTree row, String file) {
    JsonTree info =
        Optional.ofNullable(row.fields().get("info")).orElseThrow(() -> bad(row, file, "info"));
    Optional<JsonTree> to = Optional.ofNullable(row.fields().get("recipient"));
    LocalDate day =
        CourierFile.day(info, "transferDate").orElseThrow(() -> bad(info, file, "transferDate"));
    String text =
        Stream.of(
                CourierFile.text(info, "content"),
                to.map(t -> t.fields().get("address"))
                    .flatMap(a -> CourierFile.text(a, "locality")))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return Optional.of(
        new Row(
            Optional.empty(),
            day,
            line(
                info,
                day,
                CourierFile.day(info, "transactionDate"),
                amount(info, "amountCollected", file),
                to.flatMap(t -> CourierFile.text(t, "name")),
                text,
                need(info, "awbNumber", file),
                Optional.empty())));
  }
}
