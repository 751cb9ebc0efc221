package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** PartyLegalEntity. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class LegalNode {
  @XmlElement(name = "RegistrationName")
  public String name;

  @XmlElement(name = "CompanyID")
  public String companyId;
}
