package org.partida.statements.mt940;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields between two {@code :20:}, with the bank's BIC if SWIFT blocks stand around them. Built
 * by one thread, then only read.
 */
record Message(Optional<String> bic, List<Field> fields) {
  Message(Optional<String> bic) {
    this(bic, new ArrayList<>());
  }
}
