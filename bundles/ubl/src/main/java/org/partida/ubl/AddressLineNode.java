package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** AddressLine. */
@XmlAccessorType(XmlAccessType.FIELD)
final class AddressLineNode {
  @XmlElement(name = "Line")
  String line;
}
