package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** Country. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class CountryNode {
  @XmlElement(name = "IdentificationCode")
  public String code;
}
