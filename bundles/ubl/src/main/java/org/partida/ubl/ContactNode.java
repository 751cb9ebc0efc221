package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** Contact (BG-6, BG-9). */
@XmlAccessorType(XmlAccessType.FIELD)
final class ContactNode {
  @XmlElement(name = "Name")
  String name;

  @XmlElement(name = "Telephone")
  String phone;

  @XmlElement(name = "ElectronicMail")
  String email;
}
