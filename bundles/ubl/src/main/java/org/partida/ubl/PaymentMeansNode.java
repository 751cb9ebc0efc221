package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** PaymentMeans (BG-16). */
@XmlAccessorType(XmlAccessType.FIELD)
final class PaymentMeansNode extends Located {
  /** BT-81. */
  @XmlElement(name = "PaymentMeansCode")
  String code;

  /** BT-9 of a credit note. */
  @XmlElement(name = "PaymentDueDate")
  String dueDate;

  /** BT-83. */
  @XmlElement(name = "PaymentID")
  List<String> references = new ArrayList<>();

  /** BT-84. */
  @XmlElement(name = "PayeeFinancialAccount")
  IdNode account;
}
