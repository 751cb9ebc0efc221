package org.partida.model.paper;

import org.partida.model.document.Direction;

/** What a business paper is. */
public enum PaperKind {
  /** Goods taken in (NIR, notă de recepție), with whatever paper came with them. */
  RECEPTION("NIR", Direction.RECEIVED),
  /** Our delivery note (aviz de însoțire a mărfii): delivered, not invoiced yet. */
  DELIVERY_NOTE("AVIZ", Direction.ISSUED),
  /** Daily report of a cash register (raport Z). */
  Z_REPORT("Z", Direction.ISSUED),
  /** Fiscal receipt of a purchase (bon fiscal), with or without our fiscal code. */
  RECEIPT("BON", Direction.RECEIVED),
  /** Stock that left at its cost (descărcare de gestiune); negative when it comes back. */
  STOCK_DISCHARGE("DESCARCARE", Direction.ISSUED),
  /** What a shop that keeps its stock at shelf prices sold in a month, at cost (coefficient K). */
  RETAIL_DISCHARGE("K", Direction.ISSUED),
  /** Customs declaration of an import (DVI): duty and VAT. */
  CUSTOMS_DECLARATION("DVI", Direction.RECEIVED),
  /** A used fixed asset that leaves the books: sold, scrapped, given away. */
  ASSET_DISPOSAL("SCOATERE", Direction.ISSUED),
  /** What a partner owes set off against what is owed to it (compensare). */
  COMPENSATION("COMP", Direction.ISSUED),
  /** What an inventory found more, or less where negative, at cost (plusuri și minusuri). */
  STOCK_DIFFERENCE("INVENTAR", Direction.ISSUED),
  /** New shelf prices in a shop: the gross is by how much its stock is worth more at them. */
  PRICE_CHANGE("PRET", Direction.ISSUED);

  private final String code;
  private final Direction direction;

  PaperKind(String code, Direction direction) {
    this.code = code;
    this.direction = direction;
  }

  /** The word that stands for the kind in lists, where an invoice has its type code (BT-3). */
  public String code() {
    return code;
  }

  /** From the company's side. */
  public Direction direction() {
    return direction;
  }
}
