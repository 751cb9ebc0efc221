package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** A postal address. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class AddressNode {
  @XmlElement(name = "StreetName")
  public String street;

  @XmlElement(name = "AdditionalStreetName")
  public String street2;

  @XmlElement(name = "AddressLine")
  public List<AddressLineNode> more = new ArrayList<>();

  @XmlElement(name = "CityName")
  public String city;

  @XmlElement(name = "PostalZone")
  public String postCode;

  @XmlElement(name = "CountrySubentity")
  public String subdivision;

  @XmlElement(name = "Country")
  public CountryNode country;
}
