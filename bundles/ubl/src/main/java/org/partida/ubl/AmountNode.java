package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlValue;

/** An amount with its currency. */
@XmlAccessorType(XmlAccessType.FIELD)
final class AmountNode extends Located {
  @XmlValue String value;

  @XmlAttribute(name = "currencyID")
  String currency;
}
