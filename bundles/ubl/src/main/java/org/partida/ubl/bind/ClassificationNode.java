package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** CommodityClassification. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class ClassificationNode {
  /** BT-158. */
  @XmlElement(name = "ItemClassificationCode")
  public CodeNode code;
}
