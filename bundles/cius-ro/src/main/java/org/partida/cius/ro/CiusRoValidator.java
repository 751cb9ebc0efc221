package org.partida.cius.ro;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.partida.base.work.Threads;
import org.partida.base.xml.SafeXml;
import org.partida.base.xml.XmlLimits;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.spi.invoice.InvoiceValidator;
import org.partida.spi.invoice.RootElement;
import org.partida.spi.invoice.RuleExplainer;
import org.partida.spi.invoice.ValidationOptions;
import org.partida.spi.invoice.ValidationReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * UBL invoices and credit notes by the rules of CIUS-RO 1.0.9. The rules are compiled in the
 * background once the service starts, so that nobody's start waits for them. Thread-safe.
 */
@Component(service = InvoiceValidator.class)
public final class CiusRoValidator implements InvoiceValidator {
  /** ANAF takes no larger file. */
  private static final int MOST_BYTES = 10 << 20;

  private static final XmlLimits LIMITS = new XmlLimits(MOST_BYTES, 64, 64);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
  private static final Logger LOG = LoggerFactory.getLogger(CiusRoValidator.class);

  private final ExecutorService loader = Threads.pool("cius-ro", 1);
  private final CompletableFuture<CiusRo> loaded;
  private final Duration patience;

  @Activate
  public CiusRoValidator(@Reference RuleExplainer explainer) {
    this(explainer, PATIENCE);
  }

  CiusRoValidator(RuleExplainer explainer, Duration patience) {
    this.patience = patience;
    this.loaded = CompletableFuture.supplyAsync(() -> load(explainer), loader);
    loader.shutdown();
  }

  private static CiusRo load(RuleExplainer explainer) {
    long start = System.nanoTime();
    try {
      CiusRo made = new CiusRo(explainer);
      LOG.info(
          "The rules of CIUS-RO were loaded in {} ms",
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
      return made;
    } catch (RuntimeException | Error e) {
      LOG.error("The rules of CIUS-RO cannot be loaded; invoices cannot be validated", e);
      throw e;
    }
  }

  @Deactivate
  void stop() {
    loader.shutdownNow();
  }

  @Override
  public String profile() {
    return "cius-ro";
  }

  @Override
  public boolean validates(RootElement root) {
    return root.localName().equals("Invoice") && root.namespace().equals(UBL + "Invoice-2")
        || root.localName().equals("CreditNote") && root.namespace().equals(UBL + "CreditNote-2");
  }

  @Override
  public boolean ready() {
    return loaded.isDone() && !loaded.isCompletedExceptionally();
  }

  @Override
  public ValidationReport validate(InputStream source, ValidationOptions options)
      throws IOException {
    byte[] document = source.readNBytes(MOST_BYTES + 1);
    if (document.length > MOST_BYTES) {
      throw new PartidaException(
          new Problem(
              "xml.tooLarge",
              "the file is larger than the 10 MB that ANAF takes",
              "",
              "leave out attachments, or divide the invoice"));
    }
    RootElement root = SafeXml.sniff(new ByteArrayInputStream(document));
    if (!validates(root)) {
      throw new PartidaException(
          new Problem(
              "validator.profile",
              "the rules of "
                  + profile()
                  + " are not for the root element {"
                  + root.namespace()
                  + "}"
                  + root.localName(),
              "",
              "give a UBL 2.1 Invoice or CreditNote"));
    }
    return rules().validate(document, root, LIMITS, options);
  }

  private CiusRo rules() {
    try {
      return loaded.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw warmingUp(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw warmingUp(e);
    } catch (ExecutionException e) {
      throw new PartidaException(
          new Problem(
              "validator.broken",
              "the validation rules could not be loaded",
              profile(),
              "look for the reason in the log, and start the bundle org.partida.cius.ro again"),
          e);
    }
  }

  private PartidaException warmingUp(Exception cause) {
    return new PartidaException(
        new Problem(
            "validator.warming-up",
            "the validation rules are still being loaded after the start",
            profile(),
            "try again in a minute"),
        cause);
  }
}
