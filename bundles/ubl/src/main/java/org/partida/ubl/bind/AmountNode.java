package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlValue;

/** An amount with its currency. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class AmountNode extends Located {
  @XmlValue
  public String value;

  @XmlAttribute(name = "currencyID")
  public String currency;
}
