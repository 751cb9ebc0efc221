package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** Party (BG-4, BG-7, BG-10, BG-11). */
@XmlAccessorType(XmlAccessType.FIELD)
public final class PartyNode extends Located {
  @XmlElement(name = "PartyName")
  public List<NameNode> names = new ArrayList<>();

  @XmlElement(name = "PostalAddress")
  public AddressNode address;

  @XmlElement(name = "PartyTaxScheme")
  public List<TaxSchemeNode> taxSchemes = new ArrayList<>();

  @XmlElement(name = "PartyLegalEntity")
  public List<LegalNode> legal = new ArrayList<>();

  @XmlElement(name = "Contact")
  public ContactNode contact;
}
