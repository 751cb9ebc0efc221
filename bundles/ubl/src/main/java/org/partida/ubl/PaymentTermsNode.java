package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** PaymentTerms; its dates and amount are outside EN 16931 but occur. */
@XmlAccessorType(XmlAccessType.FIELD)
final class PaymentTermsNode extends Located {
  /** BT-20. */
  @XmlElement(name = "Note")
  List<String> notes = new ArrayList<>();

  @XmlElement(name = "PaymentDueDate")
  String dueDate;

  @XmlElement(name = "InstallmentDueDate")
  String installmentDueDate;

  @XmlElement(name = "Amount")
  AmountNode amount;
}
