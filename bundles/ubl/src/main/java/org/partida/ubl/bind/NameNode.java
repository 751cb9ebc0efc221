package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** Anything of which only the name matters. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class NameNode {
  @XmlElement(name = "Name")
  public String name;
}
