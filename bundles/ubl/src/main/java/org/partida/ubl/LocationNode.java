package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** DeliveryLocation. */
@XmlAccessorType(XmlAccessType.FIELD)
final class LocationNode {
  @XmlElement(name = "Address")
  AddressNode address;
}
