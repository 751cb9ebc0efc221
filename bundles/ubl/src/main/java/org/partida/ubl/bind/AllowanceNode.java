package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** AllowanceCharge (BG-20, BG-21, BG-27, BG-28). */
@XmlAccessorType(XmlAccessType.FIELD)
public final class AllowanceNode extends Located {
  @XmlElement(name = "ChargeIndicator")
  public String charge;

  @XmlElement(name = "AllowanceChargeReasonCode")
  public String reasonCode;

  @XmlElement(name = "AllowanceChargeReason")
  public List<String> reasons = new ArrayList<>();

  @XmlElement(name = "MultiplierFactorNumeric")
  public String percentage;

  @XmlElement(name = "Amount")
  public AmountNode amount;

  @XmlElement(name = "BaseAmount")
  public AmountNode base;

  @XmlElement(name = "TaxCategory")
  public CategoryNode category;
}
