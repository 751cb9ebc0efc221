package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlValue;

/** A code and the list it is from. */
@XmlAccessorType(XmlAccessType.FIELD)
final class CodeNode {
  @XmlValue String value;

  @XmlAttribute(name = "listID")
  String list;
}
