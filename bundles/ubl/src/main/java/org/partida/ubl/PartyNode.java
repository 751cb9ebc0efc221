package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** Party (BG-4, BG-7, BG-10, BG-11). */
@XmlAccessorType(XmlAccessType.FIELD)
final class PartyNode extends Located {
  @XmlElement(name = "PartyName")
  List<NameNode> names = new ArrayList<>();

  @XmlElement(name = "PostalAddress")
  AddressNode address;

  @XmlElement(name = "PartyTaxScheme")
  List<TaxSchemeNode> taxSchemes = new ArrayList<>();

  @XmlElement(name = "PartyLegalEntity")
  List<LegalNode> legal = new ArrayList<>();

  @XmlElement(name = "Contact")
  ContactNode contact;
}
