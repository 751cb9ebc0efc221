package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** PartyTaxScheme. */
@XmlAccessorType(XmlAccessType.FIELD)
final class TaxSchemeNode {
  /** BT-31, BT-32, BT-48, BT-63. */
  @XmlElement(name = "CompanyID")
  String companyId;

  @XmlElement(name = "TaxScheme")
  IdNode scheme;
}
