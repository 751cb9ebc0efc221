package org.partida.sandbox.generate;

import java.time.LocalDate;

/** The document that this one corrects (BT-25, BT-26). */
public record GenPreceding(String number, LocalDate issueDate) {}
