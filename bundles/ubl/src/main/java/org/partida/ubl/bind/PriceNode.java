package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** Price (BG-29). */
@XmlAccessorType(XmlAccessType.FIELD)
public final class PriceNode {
  /** BT-146. */
  @XmlElement(name = "PriceAmount")
  public AmountNode amount;

  /** BT-149. */
  @XmlElement(name = "BaseQuantity")
  public QuantityNode baseQuantity;
}
