package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** LegalMonetaryTotal (BG-22). */
@XmlAccessorType(XmlAccessType.FIELD)
public final class TotalNode extends Located {
  /** BT-106. */
  @XmlElement(name = "LineExtensionAmount")
  public AmountNode lineNet;

  /** BT-109. */
  @XmlElement(name = "TaxExclusiveAmount")
  public AmountNode net;

  /** BT-112. */
  @XmlElement(name = "TaxInclusiveAmount")
  public AmountNode gross;

  /** BT-107. */
  @XmlElement(name = "AllowanceTotalAmount")
  public AmountNode allowances;

  /** BT-108. */
  @XmlElement(name = "ChargeTotalAmount")
  public AmountNode charges;

  /** BT-113. */
  @XmlElement(name = "PrepaidAmount")
  public AmountNode prepaid;

  /** BT-114. */
  @XmlElement(name = "PayableRoundingAmount")
  public AmountNode rounding;

  /** BT-115. */
  @XmlElement(name = "PayableAmount")
  public AmountNode payable;
}
