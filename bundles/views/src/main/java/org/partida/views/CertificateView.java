package org.partida.views;

import static org.partida.views.Obj.obj;

import java.util.Map;
import java.util.TreeMap;
import org.partida.api.archive.Certificate;
import org.partida.api.archive.Certificates;

/** A certificate that was made, in short; the certificate itself is the archived file. */
public final class CertificateView {
  private CertificateView() {}

  public static Obj of(Certificates.Issued issued) {
    Certificate c = issued.certificate();
    Map<String, Object> accounts = new TreeMap<>();
    c.byAccount().forEach((k, v) -> accounts.put(k.name(), v));
    return obj()
        .put("company", c.company())
        .put("network", c.network())
        .put("month", c.month())
        .put("asOf", c.asOf())
        .put("complete", c.complete())
        .put("closed", c.closed())
        .list("why", c.why(), w -> w)
        .put("messages", c.entries().size())
        .put("byType", new TreeMap<>(c.byType()))
        .put("byAccount", accounts)
        .list("gaps", c.gaps(), g -> obj().put("from", g.from()).put("until", g.until()))
        .put("digest", c.digest())
        .put("json", issued.json())
        .put("pdf", issued.pdf())
        .put("name", issued.name());
  }
}
