package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** TaxCategory and ClassifiedTaxCategory. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class CategoryNode extends Located {
  /** BT-95, BT-102, BT-118, BT-151. */
  @XmlElement(name = "ID")
  public String id;

  /** BT-96, BT-103, BT-119, BT-152. */
  @XmlElement(name = "Percent")
  public String percent;

  /** BT-121. */
  @XmlElement(name = "TaxExemptionReasonCode")
  public String exemptionCode;

  /** BT-120. */
  @XmlElement(name = "TaxExemptionReason")
  public List<String> exemptionReasons = new ArrayList<>();
}
