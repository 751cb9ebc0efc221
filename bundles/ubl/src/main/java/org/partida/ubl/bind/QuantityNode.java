package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlValue;

/** A quantity with its unit. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class QuantityNode extends Located {
  @XmlValue
  public String value;

  @XmlAttribute(name = "unitCode")
  public String unit;
}
