package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** OrderLineReference. */
@XmlAccessorType(XmlAccessType.FIELD)
final class OrderLineRefNode {
  /** BT-132. */
  @XmlElement(name = "LineID")
  String id;
}
