package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** OrderLineReference. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class OrderLineRefNode {
  /** BT-132. */
  @XmlElement(name = "LineID")
  public String id;
}
