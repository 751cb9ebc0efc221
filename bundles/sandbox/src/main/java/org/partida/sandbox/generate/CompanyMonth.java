package org.partida.sandbox.generate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one company finds in its mailbox and at its bank. */
public record CompanyMonth(
    GenParty company, List<GenMessage> messages, List<StatementFile> statements) {

  public CompanyMonth {
    messages = List.copyOf(messages);
    statements = List.copyOf(statements);
  }

  /** The documents in one direction. */
  public Stream<GenInvoice> invoices(Direction direction) {
    return messages.stream()
        .filter(m -> m.direction() == direction)
        .map(GenMessage::invoice)
        .flatMap(Optional::stream);
  }
}
