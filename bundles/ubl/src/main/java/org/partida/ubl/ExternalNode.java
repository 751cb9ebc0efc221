package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** ExternalReference. */
@XmlAccessorType(XmlAccessType.FIELD)
final class ExternalNode {
  /** BT-124. */
  @XmlElement(name = "URI")
  String uri;
}
