package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** AccountingSupplierParty and AccountingCustomerParty. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class PartyHolder extends Located {
  @XmlElement(name = "Party")
  public PartyNode party;
}
