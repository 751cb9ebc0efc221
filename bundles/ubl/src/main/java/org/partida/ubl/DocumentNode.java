package org.partida.ubl;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import java.util.ArrayList;
import java.util.List;

/** The root: Invoice and CreditNote differ in three names only, so one class reads both. */
@XmlAccessorType(XmlAccessType.FIELD)
final class DocumentNode extends Located {
  /** BT-24. */
  @XmlElement(name = "CustomizationID")
  String specification;

  /** BT-1. */
  @XmlElement(name = "ID")
  String id;

  /** BT-2. */
  @XmlElement(name = "IssueDate")
  String issueDate;

  /** BT-9. */
  @XmlElement(name = "DueDate")
  String dueDate;

  /** BT-3. */
  @XmlElement(name = "InvoiceTypeCode")
  String invoiceType;

  /** BT-3. */
  @XmlElement(name = "CreditNoteTypeCode")
  String creditNoteType;

  /** BT-22. */
  @XmlElement(name = "Note")
  List<String> notes = new ArrayList<>();

  /** BT-7. */
  @XmlElement(name = "TaxPointDate")
  String taxPointDate;

  /** BT-5. */
  @XmlElement(name = "DocumentCurrencyCode")
  String currency;

  /** BT-6. */
  @XmlElement(name = "TaxCurrencyCode")
  String taxCurrency;

  /** BT-19. */
  @XmlElement(name = "AccountingCost")
  String accountingReference;

  /** BT-10. */
  @XmlElement(name = "BuyerReference")
  String buyerReference;

  @XmlElement(name = "InvoicePeriod")
  PeriodNode period;

  @XmlElement(name = "OrderReference")
  OrderRefNode order;

  @XmlElement(name = "BillingReference")
  List<BillingRefNode> preceding = new ArrayList<>();

  /** BT-16. */
  @XmlElement(name = "DespatchDocumentReference")
  DocRefNode despatch;

  /** BT-15. */
  @XmlElement(name = "ReceiptDocumentReference")
  DocRefNode receipt;

  /** BT-12. */
  @XmlElement(name = "ContractDocumentReference")
  DocRefNode contract;

  /** BG-24, BT-18; BT-11 of a credit note. */
  @XmlElement(name = "AdditionalDocumentReference")
  List<DocRefNode> additional = new ArrayList<>();

  /** BT-11. */
  @XmlElement(name = "ProjectReference")
  IdNode project;

  @XmlElement(name = "AccountingSupplierParty")
  PartyHolder seller;

  @XmlElement(name = "AccountingCustomerParty")
  PartyHolder buyer;

  @XmlElement(name = "PayeeParty")
  PartyNode payee;

  @XmlElement(name = "TaxRepresentativeParty")
  PartyNode taxRepresentative;

  @XmlElement(name = "Delivery")
  List<DeliveryNode> deliveries = new ArrayList<>();

  @XmlElement(name = "PaymentMeans")
  List<PaymentMeansNode> paymentMeans = new ArrayList<>();

  @XmlElement(name = "PaymentTerms")
  List<PaymentTermsNode> paymentTerms = new ArrayList<>();

  @XmlElement(name = "AllowanceCharge")
  List<AllowanceNode> allowances = new ArrayList<>();

  @XmlElement(name = "TaxTotal")
  List<TaxTotalNode> taxTotals = new ArrayList<>();

  @XmlElement(name = "LegalMonetaryTotal")
  TotalNode total;

  @XmlElement(name = "InvoiceLine")
  List<LineNode> invoiceLines = new ArrayList<>();

  @XmlElement(name = "CreditNoteLine")
  List<LineNode> creditNoteLines = new ArrayList<>();
}
