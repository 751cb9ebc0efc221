package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** Contact (BG-6, BG-9). */
@XmlAccessorType(XmlAccessType.FIELD)
public final class ContactNode {
  @XmlElement(name = "Name")
  public String name;

  @XmlElement(name = "Telephone")
  public String phone;

  @XmlElement(name = "ElectronicMail")
  public String email;
}
