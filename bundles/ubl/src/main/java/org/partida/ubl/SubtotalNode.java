package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** TaxSubtotal (BG-23). */
@XmlAccessorType(XmlAccessType.FIELD)
final class SubtotalNode extends Located {
  /** BT-116. */
  @XmlElement(name = "TaxableAmount")
  AmountNode taxable;

  /** BT-117. */
  @XmlElement(name = "TaxAmount")
  AmountNode tax;

  @XmlElement(name = "TaxCategory")
  CategoryNode category;
}
