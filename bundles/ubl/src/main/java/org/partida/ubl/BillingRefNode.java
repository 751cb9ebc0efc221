package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;

/** BillingReference (BG-3): the earlier document, under either name. */
@XmlAccessorType(XmlAccessType.FIELD)
final class BillingRefNode {
  @XmlElement(name = "InvoiceDocumentReference")
  DocRefNode invoice;

  @XmlElement(name = "CreditNoteDocumentReference")
  DocRefNode creditNote;
}
