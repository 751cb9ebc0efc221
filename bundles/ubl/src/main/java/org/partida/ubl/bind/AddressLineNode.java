package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** AddressLine. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class AddressLineNode {
  @XmlElement(name = "Line")
  public String line;
}
