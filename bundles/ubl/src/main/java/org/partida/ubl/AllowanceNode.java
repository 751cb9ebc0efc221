package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** AllowanceCharge (BG-20, BG-21, BG-27, BG-28). */
@XmlAccessorType(XmlAccessType.FIELD)
final class AllowanceNode extends Located {
  @XmlElement(name = "ChargeIndicator")
  String charge;

  @XmlElement(name = "AllowanceChargeReasonCode")
  String reasonCode;

  @XmlElement(name = "AllowanceChargeReason")
  List<String> reasons = new ArrayList<>();

  @XmlElement(name = "MultiplierFactorNumeric")
  String percentage;

  @XmlElement(name = "Amount")
  AmountNode amount;

  @XmlElement(name = "BaseAmount")
  AmountNode base;

  @XmlElement(name = "TaxCategory")
  CategoryNode category;
}
