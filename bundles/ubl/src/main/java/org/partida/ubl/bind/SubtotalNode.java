package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** TaxSubtotal (BG-23). */
@XmlAccessorType(XmlAccessType.FIELD)
public final class SubtotalNode extends Located {
  /** BT-116. */
  @XmlElement(name = "TaxableAmount")
  public AmountNode taxable;

  /** BT-117. */
  @XmlElement(name = "TaxAmount")
  public AmountNode tax;

  @XmlElement(name = "TaxCategory")
  public CategoryNode category;
}
