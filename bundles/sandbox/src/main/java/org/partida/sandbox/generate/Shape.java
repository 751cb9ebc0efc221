package org.partida.sandbox.generate;

/** The shapes of documents that occur in practice; the plan names at least one of each. */
public enum Shape {
  /** One rate, domestic. */
  STANDARD,
  /** 21 % and 11 % in one document. */
  MULTI_RATE,
  /** Forty lines. */
  MULTI_LINE,
  /** A credit note (381) to a document from before August 2025: 19 % and 9 %. */
  OLD_RATE_CREDIT,
  /** A reversal (380, negative quantities) of a document with 19 % and 5 %. */
  OLD_RATE_NEGATIVE,
  /** Issued late, with the tax point (BT-7) in July 2025: 19 % and 9 %. */
  OLD_TAX_POINT,
  /** Credit note 381 with positive amounts. */
  CREDIT_NOTE,
  /** Storno as 380 with negative quantities. */
  NEGATIVE,
  /** 384, corrected invoice. */
  CORRECTED,
  /** In euro, with the VAT total in lei. */
  EUR,
  /** Services to an EU business in euro: the buyer owes the VAT. */
  EUR_SERVICES,
  /** Domestic reverse charge (taxare inversă), VATEX-EU-AE. */
  REVERSE_CHARGE,
  /** Intra-Community supply of goods. */
  INTRA_EU,
  /** Credit note to an intra-Community supply. */
  INTRA_EU_CREDIT,
  /** Export outside the Union. */
  EXPORT,
  /** Exempt with the reason as text. */
  EXEMPT,
  /** Exempt with the VATEX code. */
  EXEMPT_CODED,
  /** Exempt and standard rate in one document. */
  MIXED_EXEMPT,
  /** The seller is not registered for VAT: category O. */
  NON_PAYER,
  /** VAT on cash by BT-8 = 432. */
  CASH_VAT_CODE,
  /** VAT on cash by a note only. */
  CASH_VAT_NOTE,
  /** Allowance and charge on document level, on two rates. */
  DOCUMENT_ALLOWANCE,
  /** Allowances and a charge on lines. */
  LINE_ALLOWANCE,
  /** Partly paid before (BT-113). */
  PREPAID,
  /** Payable rounded to whole lei (BT-114). */
  ROUNDING,
  /** 389, issued by the buyer in the supplier's name (autofactură). */
  SELF_BILLED,
  /** With an embedded file of about 3 MB. */
  ATTACHMENT,
  /** {@link Dialect#NUMBERED}. */
  NUMBERED_PREFIXES,
  /** {@link Dialect#CBC_DEFAULT}. */
  DEFAULT_CBC,
  /** {@link Dialect#LOCAL}. */
  LOCAL_NAMESPACES,
  /** {@link Dialect#BOM}. */
  BOM,
  /** {@link Dialect#CRLF}. */
  CRLF,
  /** Order, despatch advice (aviz), reception (NIR), contract, project, buyer's reference. */
  REFERENCES,
  /** Contract and invoicing of a month's services. */
  CONTRACT_SERVICES,
  /** Air waybill numbers in the notes. */
  AWB_NOTES,
  /** Several due dates. */
  INSTALMENTS,
  /** Characters that are special to XML, shells and CSV. */
  SPECIAL_CHARACTERS,
  /** Prices with four decimals and for a base quantity. */
  FINE_PRICES,
  /** Payment goes to a payee other than the seller (BG-10). */
  FACTORING,
  /** To a private person without a code. */
  CONSUMER,
  /** No document: the plan's mark for buyer messages. */
  NONE
}
