package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** LegalMonetaryTotal (BG-22). */
@XmlAccessorType(XmlAccessType.FIELD)
final class TotalNode extends Located {
  /** BT-106. */
  @XmlElement(name = "LineExtensionAmount")
  AmountNode lineNet;

  /** BT-109. */
  @XmlElement(name = "TaxExclusiveAmount")
  AmountNode net;

  /** BT-112. */
  @XmlElement(name = "TaxInclusiveAmount")
  AmountNode gross;

  /** BT-107. */
  @XmlElement(name = "AllowanceTotalAmount")
  AmountNode allowances;

  /** BT-108. */
  @XmlElement(name = "ChargeTotalAmount")
  AmountNode charges;

  /** BT-113. */
  @XmlElement(name = "PrepaidAmount")
  AmountNode prepaid;

  /** BT-114. */
  @XmlElement(name = "PayableRoundingAmount")
  AmountNode rounding;

  /** BT-115. */
  @XmlElement(name = "PayableAmount")
  AmountNode payable;
}
