package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** Country. */
@XmlAccessorType(XmlAccessType.FIELD)
final class CountryNode {
  @XmlElement(name = "IdentificationCode")
  String code;
}
