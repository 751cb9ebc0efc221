package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlValue;

/** A code and the list it is from. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class CodeNode {
  @XmlValue
  public String value;

  @XmlAttribute(name = "listID")
  public String list;
}
