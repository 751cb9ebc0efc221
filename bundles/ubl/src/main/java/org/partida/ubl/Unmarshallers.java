package org.partida.ubl;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jaxb.runtime.v2.JAXBContextFactory;

/**
 * One JAXB context and a few unmarshallers to reuse: making one costs as much as reading an
 * invoice. The runtime's factory is named, because looking it up would ask the thread's class
 * loader, which in OSGi knows nothing. Thread-safe.
 */
final class Unmarshallers {
  private static final int KEEP = 16;

  private final JAXBContext context;
  private final ConcurrentLinkedDeque<Unmarshaller> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger kept = new AtomicInteger();

  Unmarshallers() {
    try {
      context =
          new JAXBContextFactory().createContext(new Class<?>[] {DocumentNode.class}, Map.of());
    } catch (JAXBException e) {
      throw new IllegalStateException("the UBL beans do not fit this JAXB", e);
    }
  }

  DocumentNode read(UblStream stream) throws JAXBException {
    Unmarshaller unmarshaller = take();
    unmarshaller.setListener(new Placing(stream));
    DocumentNode document = unmarshaller.unmarshal(stream, DocumentNode.class).getValue();
    // one that failed is not given back: what state it is in nobody says
    unmarshaller.setListener(null);
    giveBack(unmarshaller);
    return document;
  }

  private Unmarshaller take() throws JAXBException {
    Unmarshaller u = idle.pollFirst();
    if (u == null) {
      return context.createUnmarshaller();
    }
    kept.decrementAndGet();
    return u;
  }

  private void giveBack(Unmarshaller u) {
    if (kept.incrementAndGet() <= KEEP) {
      idle.addFirst(u);
    } else {
      kept.decrementAndGet();
    }
  }

  /** Writes into each bean where it began. */
  private static final class Placing extends Unmarshaller.Listener {
    private final UblStream stream;

    Placing(UblStream stream) {
      this.stream = stream;
    }

    @Override
    public void beforeUnmarshal(Object target, Object parent) {
      if (target instanceof Located node) {
        var at = stream.getLocation();
        node.line = at.getLineNumber();
        node.column = at.getColumnNumber();
      }
    }

    @Override
    public void afterUnmarshal(Object target, Object parent) {
      if (target instanceof BinaryNode node) {
        node.encodedLength = stream.encodedLength();
      }
    }
  }
}
