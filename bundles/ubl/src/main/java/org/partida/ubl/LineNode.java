package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** InvoiceLine and CreditNoteLine (BG-25). */
@XmlAccessorType(XmlAccessType.FIELD)
final class LineNode extends Located {
  /** BT-126. */
  @XmlElement(name = "ID")
  String id;

  /** BT-127. */
  @XmlElement(name = "Note")
  List<String> notes = new ArrayList<>();

  /** BT-129. */
  @XmlElement(name = "InvoicedQuantity")
  QuantityNode invoiced;

  /** BT-129 of a credit note. */
  @XmlElement(name = "CreditedQuantity")
  QuantityNode credited;

  /** BT-131. */
  @XmlElement(name = "LineExtensionAmount")
  AmountNode net;

  /** BT-133. */
  @XmlElement(name = "AccountingCost")
  String accountingReference;

  @XmlElement(name = "OrderLineReference")
  OrderLineRefNode orderLine;

  @XmlElement(name = "AllowanceCharge")
  List<AllowanceNode> allowances = new ArrayList<>();

  @XmlElement(name = "Item")
  ItemNode item;

  @XmlElement(name = "Price")
  PriceNode price;
}
