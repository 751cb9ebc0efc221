package org.partida.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.partida.base.db.Databases;
import org.partida.sandbox.books.DatabaseBooks;
import org.partida.spi.invoice.InvoiceValidator;

/**
 * Joins the simulator to its database. While the sandbox's clock is moved, all of Partida lives in
 * the sandbox's time: a client in another time than its authority could only fail.
 */
@Component(service = SandboxAccess.class)
public final class SandboxComponent implements SandboxAccess {
  private final BundleContext context;
  private final Sandbox sandbox;
  private Optional<ServiceRegistration<Clock>> override = Optional.empty();

  @Activate
  public SandboxComponent(BundleContext context, @Reference Databases databases) {
    this.context = context;
    this.sandbox = new Sandbox(new DatabaseBooks(databases), Clock.systemUTC());
    follow();
  }

  /** A validator of invoices that the upload and validare then use. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addValidator(InvoiceValidator validator) {
    sandbox.checks().add(validator);
  }

  void removeValidator(InvoiceValidator validator) {
    sandbox.checks().remove(validator);
  }

  @Override
  public Sandbox sandbox() {
    return sandbox;
  }

  @Override
  public void clockMoved() {
    follow();
  }

  @SuppressWarnings("JdkObsolete") // the framework's registry takes a Dictionary
  private synchronized void follow() {
    boolean moved = !sandbox.clock().offset().equals(Duration.ZERO);
    if (moved && override.isEmpty()) {
      Dictionary<String, Object> properties = new Hashtable<>();
      properties.put("partida.clock", "override");
      override = Optional.of(context.registerService(Clock.class, sandbox.clock(), properties));
    } else if (!moved) {
      release();
    }
  }

  private void release() {
    override.ifPresent(ServiceRegistration::unregister);
    override = Optional.empty();
  }

  @Deactivate
  synchronized void deactivate() {
    sandbox.tls().close();
    release();
  }
}
