package org.partida.matching.statement;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.partida.model.Money;
import org.partida.model.statement.Counterparty;
import org.partida.model.statement.LineKind;
import org.partida.model.statement.StatementLine;

/** Lines as bytes and back, exactly, for a file that this process alone reads. Stateless. */
final class LineBytes {
  private static final int ABSENT = -1;

  private LineBytes() {}

  static void write(DataOutputStream out, StatementLine l) throws IOException {
    out.writeInt(l.row());
    out.writeLong(l.bookingDate().toEpochDay());
    out.writeBoolean(l.valueDate().isPresent());
    if (l.valueDate().isPresent()) {
      out.writeLong(l.valueDate().get().toEpochDay());
    }
    money(out, l.amount());
    maybe(out, l.counterparty().name());
    maybe(out, l.counterparty().iban());
    maybe(out, l.counterparty().taxId());
    text(out, l.text());
    maybe(out, l.bankRef());
    maybe(out, l.endToEndId());
    maybe(out, l.awb());
    maybe(out, l.orderRef());
    out.writeBoolean(l.fee().isPresent());
    if (l.fee().isPresent()) {
      money(out, l.fee().get());
    }
    text(out, l.kind().name());
  }

  static StatementLine read(DataInputStream in) throws IOException {
    int row = in.readInt();
    LocalDate booked = LocalDate.ofEpochDay(in.readLong());
    Optional<LocalDate> value =
        in.readBoolean() ? Optional.of(LocalDate.ofEpochDay(in.readLong())) : Optional.empty();
    Money amount = money(in);
    Counterparty other = new Counterparty(maybe(in), maybe(in), maybe(in));
    return new StatementLine(
        row,
        booked,
        value,
        amount,
        other,
        maybe(in).orElseThrow(),
        maybe(in),
        maybe(in),
        maybe(in),
        maybe(in),
        in.readBoolean() ? Optional.of(money(in)) : Optional.empty(),
        LineKind.valueOf(maybe(in).orElseThrow()));
  }

  private static void money(DataOutputStream out, Money m) throws IOException {
    out.writeLong(m.minor());
    text(out, m.currency().getCurrencyCode());
  }

  private static Money money(DataInputStream in) throws IOException {
    long minor = in.readLong();
    return new Money(minor, Currency.getInstance(maybe(in).orElseThrow()));
  }

  private static void maybe(DataOutputStream out, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      text(out, text.get());
    } else {
      out.writeInt(ABSENT);
    }
  }

  /** Any characters, halves of pairs too, which no encoding would keep. */
  private static void text(DataOutputStream out, String text) throws IOException {
    boolean narrow = text.chars().allMatch(c -> c < 0x100);
    out.writeInt(text.length());
    out.writeBoolean(narrow);
    if (narrow) {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } else {
      out.writeChars(text);
    }
  }

  private static Optional<String> maybe(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length == ABSENT) {
      return Optional.empty();
    }
    if (in.readBoolean()) {
      return Optional.of(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
    }
    char[] text = new char[length];
    for (int i = 0; i < length; i++) {
      text[i] = in.readChar();
    }
    return Optional.of(new String(text));
  }
}
