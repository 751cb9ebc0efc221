package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** Anything of which only the identifier matters. */
@XmlAccessorType(XmlAccessType.FIELD)
final class IdNode {
  @XmlElement(name = "ID")
  String id;
}
