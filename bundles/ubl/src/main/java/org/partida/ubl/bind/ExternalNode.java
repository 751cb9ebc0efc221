package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** ExternalReference. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class ExternalNode {
  /** BT-124. */
  @XmlElement(name = "URI")
  public String uri;
}
