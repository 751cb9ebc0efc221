package org.partida.ubl.bind;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** The root: Invoice and CreditNote differ in three names only, so one class reads both. */
@XmlAccessorType(XmlAccessType.FIELD)
public final class DocumentNode extends Located {
  /** BT-24. */
  @XmlElement(name = "CustomizationID")
  public String specification;

  /** BT-1. */
  @XmlElement(name = "ID")
  public String id;

  /** BT-2. */
  @XmlElement(name = "IssueDate")
  public String issueDate;

  /** BT-9. */
  @XmlElement(name = "DueDate")
  public String dueDate;

  /** BT-3. */
  @XmlElement(name = "InvoiceTypeCode")
  public String invoiceType;

  /** BT-3. */
  @XmlElement(name = "CreditNoteTypeCode")
  public String creditNoteType;

  /** BT-22. */
  @XmlElement(name = "Note")
  public List<String> notes = new ArrayList<>();

  /** BT-7. */
  @XmlElement(name = "TaxPointDate")
  public String taxPointDate;

  /** BT-5. */
  @XmlElement(name = "DocumentCurrencyCode")
  public String currency;

  /** BT-6. */
  @XmlElement(name = "TaxCurrencyCode")
  public String taxCurrency;

  /** BT-19. */
  @XmlElement(name = "AccountingCost")
  public String accountingReference;

  /** BT-10. */
  @XmlElement(name = "BuyerReference")
  public String buyerReference;

  @XmlElement(name = "InvoicePeriod")
  public PeriodNode period;

  @XmlElement(name = "OrderReference")
  public OrderRefNode order;

  @XmlElement(name = "BillingReference")
  public List<BillingRefNode> preceding = new ArrayList<>();

  /** BT-16. */
  @XmlElement(name = "DespatchDocumentReference")
  public DocRefNode despatch;

  /** BT-15. */
  @XmlElement(name = "ReceiptDocumentReference")
  public DocRefNode receipt;

  /** BT-12. */
  @XmlElement(name = "ContractDocumentReference")
  public DocRefNode contract;

  /** BG-24, BT-18; BT-11 of a credit note. */
  @XmlElement(name = "AdditionalDocumentReference")
  public List<DocRefNode> additional = new ArrayList<>();

  /** BT-11. */
  @XmlElement(name = "ProjectReference")
  public IdNode project;

  @XmlElement(name = "AccountingSupplierParty")
  public PartyHolder seller;

  @XmlElement(name = "AccountingCustomerParty")
  public PartyHolder buyer;

  @XmlElement(name = "PayeeParty")
  public PartyNode payee;

  @XmlElement(name = "TaxRepresentativeParty")
  public PartyNode taxRepresentative;

  @XmlElement(name = "Delivery")
  public List<DeliveryNode> deliveries = new ArrayList<>();

  @XmlElement(name = "PaymentMeans")
  public List<PaymentMeansNode> paymentMeans = new ArrayList<>();

  @XmlElement(name = "PaymentTerms")
  public List<PaymentTermsNode> paymentTerms = new ArrayList<>();

  @XmlElement(name = "AllowanceCharge")
  public List<AllowanceNode> allowances = new ArrayList<>();

  @XmlElement(name = "TaxTotal")
  public List<TaxTotalNode> taxTotals = new ArrayList<>();

  @XmlElement(name = "LegalMonetaryTotal")
  public TotalNode total;

  @XmlElement(name = "InvoiceLine")
  public List<LineNode> invoiceLines = new ArrayList<>();

  @XmlElement(name = "CreditNoteLine")
  public List<LineNode> creditNoteLines = new ArrayList<>();
}
