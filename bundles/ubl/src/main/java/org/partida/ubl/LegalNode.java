package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** PartyLegalEntity. */
@XmlAccessorType(XmlAccessType.FIELD)
final class LegalNode {
  @XmlElement(name = "RegistrationName")
  String name;

  @XmlElement(name = "CompanyID")
  String companyId;
}
