package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** CommodityClassification. */
@XmlAccessorType(XmlAccessType.FIELD)
final class ClassificationNode {
  /** BT-158. */
  @XmlElement(name = "ItemClassificationCode")
  CodeNode code;
}
