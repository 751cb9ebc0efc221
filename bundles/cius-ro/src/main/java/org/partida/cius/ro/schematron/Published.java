package org.partida.cius.ro.schematron;

import java.util.List;

/**
 * The published rules that are used. The Ministry's package ro16931-ubl 1.0.9 (5 June 2024) is the
 * CEN rules of that time with its own beside them; these two stylesheets are the same rules, as the
 * phive project compiled them.
 */
final class Published {
  static final List<String> SHEETS =
      List.of(
          "/external/schematron/1.3.8/ubl/EN16931-UBL-validation.xslt",
          "/external/schematron/1.0.9/ROeFactura-UBL-validation-Invoice_v1.0.9.xslt");

  private Published() {}
}
