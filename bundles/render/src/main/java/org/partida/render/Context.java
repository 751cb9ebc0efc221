package org.partida.render;

import org.partida.model.invoice.Invoice;

/**
 * What every section needs. Used by one thread.
 *
 * @param invoice what is shown
 * @param flow where it goes
 * @param labels the words
 * @param formats numbers and dates
 */
record Context(Invoice invoice, Flow flow, Labels labels, Formats formats) {
  Sheet sheet() {
    return flow.sheet();
  }

  String label(String key) {
    return labels.get(key);
  }
}
