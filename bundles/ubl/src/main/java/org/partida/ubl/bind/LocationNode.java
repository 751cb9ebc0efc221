package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** DeliveryLocation. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class LocationNode {
  @XmlElement(name = "Address")
  public AddressNode address;
}
