package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** BillingReference (BG-3): the earlier document, under either name. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class BillingRefNode {
  @XmlElement(name = "InvoiceDocumentReference")
  public DocRefNode invoice;

  @XmlElement(name = "CreditNoteDocumentReference")
  public DocRefNode creditNote;
}
