package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** Anything of which only the identifier matters. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class IdNode {
  @XmlElement(name = "ID")
  public String id;
}
