package org.partida.render;

import java.io.IOException;
import org.partida.model.invoice.DueDate;
import org.partida.model.invoice.Payment;

/** How and when to pay. */
final class PaymentSection {
  private static final float VALUES = Sheet.LEFT + 110;
  private static final int GROUP = 4;

  private final Context c;

  PaymentSection(Context c) {
    this.c = c;
  }

  void draw() throws IOException {
    Payment p = c.invoice().payment();
    boolean several = p.dueDates().size() > 1;
    if (p.meansCode().isEmpty()
        && p.ibans().isEmpty()
        && p.terms().isEmpty()
        && p.reference().isEmpty()
        && !several) {
      return;
    }
    Flow flow = c.flow();
    flow.heading(c.label("payment"), 26);
    if (p.meansCode().isPresent()) {
      String code = p.meansCode().get();
      flow.entry(c.label("means"), c.labels().find("means." + code).orElse(code), VALUES);
    }
    for (String iban : p.ibans()) {
      flow.entry(c.label("iban"), grouped(iban), VALUES);
    }
    if (p.reference().isPresent()) {
      flow.entry(c.label("paymentReference"), p.reference().get(), VALUES);
    }
    if (p.terms().isPresent()) {
      flow.entry(c.label("terms"), p.terms().get(), VALUES);
    }
    if (several) {
      for (DueDate d : p.dueDates()) {
        String amount = d.amount().map(m -> ": " + c.formats().money(m)).orElse("");
        flow.entry(c.label("dueDates"), c.formats().date(d.date()) + amount, VALUES);
      }
    }
  }

  /** An IBAN in groups of four, as it is read aloud; anything else as it is. */
  private static String grouped(String account) {
    if (!account.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")) {
      return account;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < account.length(); i++) {
      if (i > 0 && i % GROUP == 0) {
        out.append(' ');
      }
      out.append(account.charAt(i));
    }
    return out.toString();
  }
}
