package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** Anything of which only the name matters. */
@XmlAccessorType(XmlAccessType.FIELD)
final class NameNode {
  @XmlElement(name = "Name")
  String name;
}
