package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** OrderReference. */
@XmlAccessorType(XmlAccessType.FIELD)
final class OrderRefNode {
  /** BT-13. */
  @XmlElement(name = "ID")
  String id;

  /** BT-14. */
  @XmlElement(name = "SalesOrderID")
  String salesOrder;
}
