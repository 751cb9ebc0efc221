package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** TaxTotal: one in the invoice currency (BT-110), one in the accounting currency (BT-111). */
@XmlAccessorType(XmlAccessType.FIELD)
final class TaxTotalNode extends Located {
  @XmlElement(name = "TaxAmount")
  AmountNode tax;

  @XmlElement(name = "TaxSubtotal")
  List<SubtotalNode> subtotals = new ArrayList<>();
}
