package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** AccountingSupplierParty and AccountingCustomerParty. */
@XmlAccessorType(XmlAccessType.FIELD)
final class PartyHolder extends Located {
  @XmlElement(name = "Party")
  PartyNode party;
}
