package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** Price (BG-29). */
@XmlAccessorType(XmlAccessType.FIELD)
final class PriceNode {
  /** BT-146. */
  @XmlElement(name = "PriceAmount")
  AmountNode amount;

  /** BT-149. */
  @XmlElement(name = "BaseQuantity")
  QuantityNode baseQuantity;
}
