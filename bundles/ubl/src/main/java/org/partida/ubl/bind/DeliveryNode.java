package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** Delivery (BG-13). */
@XmlAccessorType(XmlAccessType.FIELD)
public final class DeliveryNode extends Located {
  /** BT-72. */
  @XmlElement(name = "ActualDeliveryDate")
  public String date;

  @XmlElement(name = "DeliveryLocation")
  public LocationNode location;
}
