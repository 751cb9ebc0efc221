package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** A postal address. */
@XmlAccessorType(XmlAccessType.FIELD)
final class AddressNode {
  @XmlElement(name = "StreetName")
  String street;

  @XmlElement(name = "AdditionalStreetName")
  String street2;

  @XmlElement(name = "AddressLine")
  List<AddressLineNode> more = new ArrayList<>();

  @XmlElement(name = "CityName")
  String city;

  @XmlElement(name = "PostalZone")
  String postCode;

  @XmlElement(name = "CountrySubentity")
  String subdivision;

  @XmlElement(name = "Country")
  CountryNode country;
}
