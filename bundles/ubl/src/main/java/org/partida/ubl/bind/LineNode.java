package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** InvoiceLine and CreditNoteLine (BG-25). */
@XmlAccessorType(XmlAccessType.FIELD)
public final class LineNode extends Located {
  /** BT-126. */
  @XmlElement(name = "ID")
  public String id;

  /** BT-127. */
  @XmlElement(name = "Note")
  public List<String> notes = new ArrayList<>();

  /** BT-129. */
  @XmlElement(name = "InvoicedQuantity")
  public QuantityNode invoiced;

  /** BT-129 of a credit note. */
  @XmlElement(name = "CreditedQuantity")
  public QuantityNode credited;

  /** BT-131. */
  @XmlElement(name = "LineExtensionAmount")
  public AmountNode net;

  /** BT-133. */
  @XmlElement(name = "AccountingCost")
  public String accountingReference;

  @XmlElement(name = "OrderLineReference")
  public OrderLineRefNode orderLine;

  @XmlElement(name = "AllowanceCharge")
  public List<AllowanceNode> allowances = new ArrayList<>();

  @XmlElement(name = "Item")
  public ItemNode item;

  @XmlElement(name = "Price")
  public PriceNode price;
}
