package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** OrderReference. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class OrderRefNode {
  /** BT-13. */
  @XmlElement(name = "ID")
  public String id;

  /** BT-14. */
  @XmlElement(name = "SalesOrderID")
  public String salesOrder;
}
