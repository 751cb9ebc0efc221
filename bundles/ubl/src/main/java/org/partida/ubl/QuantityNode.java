package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlValue;

/** A quantity with its unit. */
@XmlAccessorType(XmlAccessType.FIELD)
final class QuantityNode extends Located {
  @XmlValue String value;

  @XmlAttribute(name = "unitCode")
  String unit;
}
