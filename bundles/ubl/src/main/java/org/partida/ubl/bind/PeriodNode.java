package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** InvoicePeriod. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class PeriodNode extends Located {
  /** BT-73. */
  @XmlElement(name = "StartDate")
  public String start;

  /** BT-74. */
  @XmlElement(name = "EndDate")
  public String end;

  /** BT-8. */
  @XmlElement(name = "DescriptionCode")
  public String taxPointCode;
}
