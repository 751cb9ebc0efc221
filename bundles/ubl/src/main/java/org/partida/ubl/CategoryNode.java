package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** TaxCategory and ClassifiedTaxCategory. */
@XmlAccessorType(XmlAccessType.FIELD)
final class CategoryNode extends Located {
  /** BT-95, BT-102, BT-118, BT-151. */
  @XmlElement(name = "ID")
  String id;

  /** BT-96, BT-103, BT-119, BT-152. */
  @XmlElement(name = "Percent")
  String percent;

  /** BT-121. */
  @XmlElement(name = "TaxExemptionReasonCode")
  String exemptionCode;

  /** BT-120. */
  @XmlElement(name = "TaxExemptionReason")
  List<String> exemptionReasons = new ArrayList<>();
}
