package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** Delivery (BG-13). */
@XmlAccessorType(XmlAccessType.FIELD)
final class DeliveryNode extends Located {
  /** BT-72. */
  @XmlElement(name = "ActualDeliveryDate")
  String date;

  @XmlElement(name = "DeliveryLocation")
  LocationNode location;
}
