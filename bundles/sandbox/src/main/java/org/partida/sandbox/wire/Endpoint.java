package org.partida.sandbox.wire;

import java.util.Optional;

/** The calls of the authority that the simulator plays. */
public enum Endpoint {
  /** {@code /token}. */
  TOKEN,
  /** {@code /authorize}. */
  AUTHORIZE,
  /** {@code listaMesajeFactura}. */
  LIST,
  /** {@code listaMesajePaginatieFactura}. */
  LIST_PAGED,
  /** {@code stareMesaj}. */
  STATE,
  /** {@code descarcare}. */
  DOWNLOAD,
  /** {@code upload} and {@code uploadb2c}. */
  UPLOAD,
  /** {@code validare}. */
  VALIDATE,
  /** {@code transformare}. */
  PDF,
  /** {@code validate/signature}. */
  SIGNATURE,
  /** {@code revoke}. */
  REVOKE,
  /** The VAT register and the register of RO e-Factura; the asking half of the asynchronous one. */
  VAT,
  /** The answering half of the asynchronous VAT register. */
  VAT_RESULT,
  /** The private virtual space, {@code SPVWS2}. */
  SPV;

  /** The endpoint of the last path segment below FCTEL/rest. */
  static Optional<Endpoint> ofOperation(String operation) {
    return switch (operation) {
      case "listaMesajeFactura" -> Optional.of(LIST);
      case "listaMesajePaginatieFactura" -> Optional.of(LIST_PAGED);
      case "stareMesaj" -> Optional.of(STATE);
      case "descarcare" -> Optional.of(DOWNLOAD);
      case "upload", "uploadb2c" -> Optional.of(UPLOAD);
      default -> Optional.empty();
    };
  }
}
