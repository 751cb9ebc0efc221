package org.partida.sandbox.generate;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One of several due dates of a document. */
public record GenInstalment(LocalDate dueDate, BigDecimal amount) {}
