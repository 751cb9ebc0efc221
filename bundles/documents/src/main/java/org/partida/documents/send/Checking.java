package org.partida.documents.send;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.partida.api.submission.Submission;
import org.partida.documents.intake.DocumentMaker;
import org.partida.model.PartidaException;
import org.partida.model.invoice.Invoice;
import org.partida.spi.invoice.InvoiceRead;
import org.partida.spi.invoice.InvoiceReader;
import org.partida.spi.invoice.InvoiceValidator;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.invoice.ValidationOptions;
import org.partida.spi.invoice.ValidationReport;
import org.partida.spi.network.SubmitFlag;
import org.partida.spi.network.Submitter;

/** Looks at one file that is to be sent; changes nothing. */
final class Checking {
  private Checking() {}

  /** The submission as the file itself describes it, or why it cannot be sent. */
  static Submission described(
      Submission s, Submitter submitter, String standard, InvoiceReader reader, Path file)
      throws IOException {
    InvoiceRead read;
    try (InputStream in = Files.newInputStream(file)) {
      read = reader.read(in);
    }
    if (read.invoices().size() != 1) {
      throw new PartidaException(SendProblems.several(s, read.invoices().size()));
    }
    Invoice invoice = read.invoices().get(0);
    Set<SubmitFlag> flags = EnumSet.noneOf(SubmitFlag.class);
    flags.addAll(s.flags());
    flags.addAll(submitter.flags(invoice));
    requireParty(s, invoice, flags);
    String identity = DocumentMaker.identity(invoice);
    return s.checked(
        standard,
        flags,
        Optional.of(what(identity)),
        Optional.of(DocumentMaker.id(s.company(), identity)));
  }

  /** The seller files; the buyer may only in the seller's name. */
  private static void requireParty(Submission s, Invoice invoice, Set<SubmitFlag> flags) {
    boolean selfBilled = flags.contains(SubmitFlag.SELF_BILLED);
    var filer = selfBilled ? invoice.parties().buyer() : invoice.parties().seller();
    if (!DocumentMaker.is(filer, s.company())) {
      String seller =
          invoice.parties().seller().taxId().orElseGet(() -> invoice.parties().seller().name());
      throw new PartidaException(SendProblems.seller(s, seller));
    }
  }

  /** Seller and number: a number is used once, whatever the date and the kind. */
  private static String what(String identity) {
    String[] parts = identity.split("\\|", -1);
    return (parts[0] + "|" + parts[1]).toUpperCase(Locale.ROOT);
  }

  static Optional<InvoiceValidator> validator(List<InvoiceValidator> all, RootElement root) {
    return all.stream().filter(v -> v.validates(root)).findFirst();
  }

  static ValidationReport validate(
      InvoiceValidator validator, Submission s, Path file, Locale language) throws IOException {
    boolean foreign = s.flags().contains(SubmitFlag.FOREIGN_BUYER);
    try (InputStream in = Files.newInputStream(file)) {
      return validator.validate(in, new ValidationOptions(language, foreign));
    }
  }
}
