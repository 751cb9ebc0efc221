package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** PaymentTerms; its dates and amount are outside EN 16931 but occur. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class PaymentTermsNode extends Located {
  /** BT-20. */
  @XmlElement(name = "Note")
  public List<String> notes = new ArrayList<>();

  @XmlElement(name = "PaymentDueDate")
  public String dueDate;

  @XmlElement(name = "InstallmentDueDate")
  public String installmentDueDate;

  @XmlElement(name = "Amount")
  public AmountNode amount;
}
