package org.partida.bench.market;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.partida.model.statement.StatementLine;
import org.partida.spi.statement.StatementReader;
import org.partida.statements.camt.Camt053Reader;
import org.partida.statements.csv.BtCsvReader;
import org.partida.statements.mt940.Mt940Reader;
import org.partida.statements.table.BuiltIn;
import org.partida.statements.table.ProfileReader;

/**
 * A kind of file that payments of the market are written into, and the product's reader of it.
 *
 * @param name as a report shows it
 * @param carries which of the market's lines such a file can hold
 * @param writer makes the file
 * @param reader reads it
 */
public record Dialect(
    String name,
    Carries carries,
    Function<List<StatementLine>, String> writer,
    StatementReader reader) {

  /** Lines of the market that a file can hold. */
  public enum Carries {
    /** What passes through a bank. */
    BANK,
    /** What a courier collected, named by its waybill. */
    WAYBILLS,
    /** The same, named by the shop's order, as marketplaces and card processors do. */
    ORDERS
  }

  /** All, banks first. */
  public static List<Dialect> all() {
    return List.of(
        mt940("MT940, ~20 … ~33 (ING)", SwiftFiles::ing),
        mt940("MT940, ^20 … ^32 (Raiffeisen)", SwiftFiles::raiffeisen),
        mt940("MT940, +20 … +32 (BRD)", SwiftFiles::brd),
        mt940("MT940, prose with labels (BCR)", SwiftFiles::bcr),
        mt940("MT940, prose without labels", SwiftFiles::prose),
        new Dialect("camt.053", Carries.BANK, CamtFiles::camt, new Camt053Reader()),
        new Dialect("CSV of BT, newer", Carries.BANK, TableFiles::bt, new BtCsvReader()),
        table("CSV of ING Business", Carries.BANK, TableFiles::ing, "ing-business"),
        table("CSV of BCR", Carries.BANK, TableFiles::bcr, "bcr-csv"),
        table("FAN Courier", Carries.WAYBILLS, TableFiles::fan, "fan-courier"),
        table("Cargus", Carries.WAYBILLS, TableFiles::cargus, "cargus"),
        table("eMAG", Carries.ORDERS, TableFiles::emag, "emag-statement"),
        table("Netopia", Carries.ORDERS, TableFiles::netopia, "netopia"),
        table("EuPlătesc", Carries.ORDERS, TableFiles::euplatesc, "euplatesc"));
  }

  private static Dialect mt940(String name, Function<List<StatementLine>, String> writer) {
    return new Dialect(name, Carries.BANK, writer, new Mt940Reader());
  }

  private static Dialect table(
      String name, Carries carries, Function<List<StatementLine>, String> writer, String profile) {
    return new Dialect(
        name,
        carries,
        writer,
        BuiltIn.profiles().stream()
            .filter(p -> p.id().equals(profile))
            .findFirst()
            .map(ProfileReader::new)
            .orElseThrow());
  }

  byte[] write(List<StatementLine> lines) {
    return writer.apply(lines).getBytes(StandardCharsets.UTF_8);
  }
}
