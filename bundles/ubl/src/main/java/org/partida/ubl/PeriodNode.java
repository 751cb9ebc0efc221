package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** InvoicePeriod. */
@XmlAccessorType(XmlAccessType.FIELD)
final class PeriodNode extends Located {
  /** BT-73. */
  @XmlElement(name = "StartDate")
  String start;

  /** BT-74. */
  @XmlElement(name = "EndDate")
  String end;

  /** BT-8. */
  @XmlElement(name = "DescriptionCode")
  String taxPointCode;
}
