// Answers of the API, as docs/rest.md and openapi.json describe them. Amounts are text: money is never a JavaScript number.
export type Language = 'ro' | 'it' | 'en';

export interface Grant {
  company?: string;
  module?: string;
  access: 'READ' | 'WRITE';
}

export interface Session {
  id: string;
  name: string;
  language?: Language;
  csrf: string;
  expires: string;
  firm: boolean;
  grants: Grant[];
}

export interface Company {
  id: string;
  name: string;
  currency: string;
  connection?: string;
  vatPayer: boolean;
  accounts: { iban: string; currency: string; account: string }[];
}

export interface Page<T> {
  items: T[];
  next?: string;
}

export type DecisionState = 'PENDING' | 'APPROVED' | 'REJECTED' | 'NOT_REQUIRED';
export type AccountingState = 'NONE' | 'QUESTION' | 'PROPOSED' | 'POSTED' | 'REVERSED' | 'NOT_BOOKED' | 'FAILED';

export interface Document {
  id: string;
  company: string;
  direction: 'RECEIVED' | 'ISSUED';
  typeCode: string;
  number: string;
  issueDate: string;
  dueDate?: string;
  partner: string;
  partnerTaxId?: string;
  total: string;
  currency: string;
  decision: DecisionState;
  accounting: AccountingState;
  pdf?: string;
  signature?: string;
  networkIndex?: string;
  receivedAt: string;
  note?: string;
}

export interface Decision {
  state: DecisionState;
  actor: string;
  actorName: string;
  onBehalfOf?: string;
  reason?: string;
  at: string;
}

export interface Party {
  name: string;
  taxId?: string;
  address?: { lines?: string[]; city?: string; country?: string };
  email?: string;
}

export interface InvoiceLine {
  id: string;
  name: string;
  quantity?: string;
  unit?: string;
  netPrice?: string;
  netAmount: string;
  vatRate?: string;
}

export interface Invoice {
  number: string;
  currency: string;
  seller: Party;
  buyer: Party;
  lines: InvoiceLine[];
  vat: { category: string; rate?: string; taxable: string; amount: string }[];
  totals: { net: string; vat?: string; gross: string; payable: string };
  payment?: { ibans?: string[]; reference?: string };
  precedingInvoices?: { number: string; date?: string }[];
  notes?: string[];
}

/** A paper that is no invoice, in the names of the neutral form. */
export interface BusinessPaper {
  kind: string;
  number: string;
  date: string;
  partner?: { name: string; taxId?: string; country?: string };
  currency: string;
  gross: string;
  paid?: { means: string; amount: string }[];
  buyerCode?: boolean;
  lines: { name: string; quantity?: string; net?: string; rate?: string; vat?: string }[];
}

export interface FullDocument extends Document {
  format?: string;
  invoice?: Invoice;
  paper?: BusinessPaper;
  decisions: Decision[];
}

export interface VoucherLine {
  account: string;
  analytic?: string;
  side: 'D' | 'C';
  amount: string;
  currency: string;
  partner?: { name: string };
  why: string;
  rule: string;
}

export interface Voucher {
  externalId: string;
  date: string;
  journal: string;
  document: string;
  text: string;
  state: string;
  number?: number;
  reversalOf?: string;
  reversedBy?: string;
  lines: VoucherLine[];
  problem?: { message: string; fix: string };
}

export interface Parameter {
  name: string;
  label: string;
  type: 'TEXT' | 'INTEGER' | 'DATE' | 'BOOLEAN' | 'CHOICE' | 'FILE';
  required: boolean;
  default?: string;
  choices?: string[];
}

export interface Action {
  id: string;
  title: string;
  menuPath: string;
  module: string;
  parameters: Parameter[];
}

export interface Job {
  id: string;
  title: string;
  company?: string;
  state: 'RUNNING' | 'DONE' | 'PARTIAL' | 'FAILED' | 'CANCELLED';
  done: number;
  total: number;
  message?: string;
  startedAt: string;
  problems: { message: string; fix: string }[];
}

export interface Question {
  key: string;
  kind: string;
  text: string;
  location?: string;
  choices: string[];
  documents: { id: string; number: string; location?: string }[];
}

/** What waits in a company. */
export interface Waiting {
  company: string;
  pending: number;
  questions: number;
  proposed: number;
  failed: number;
  lines: number;
  asked: number;
  scans: number;
}

export type Grade = 'SURE' | 'ATTENTION' | 'NONE' | 'DUPLICATE' | 'ERROR';
export type LineState = 'UNSAVED' | 'SAVED' | 'DUPLICATE' | 'DELETED';

export interface Share {
  item: string;
  amount: string;
}

export interface Booking {
  account: string;
  amount?: string;
  by: string;
  why: string;
}

export interface Proposal {
  grade: Grade;
  score: number;
  allocations: Share[];
  bookings: Booking[];
  evidence: { kind: string; detail: string; weight: number }[];
  runnerUp?: { allocations: Share[]; score: number; whyNot: string };
}

export interface StatementLine {
  id: string;
  company: string;
  account: string;
  state: LineState;
  line: {
    bookingDate: string;
    amount: string;
    currency: string;
    text: string;
    kind: string;
    bankRef?: string;
    counterparty?: { name?: string; iban?: string; taxId?: string };
  };
  proposal?: Proposal;
  voucher?: string;
  note?: { text: string; by: string; at: string };
  error?: { message: string; fix: string };
}

export interface Sum {
  amount: string;
  currency: string;
}

export interface LineTotals {
  lines: number;
  states: Partial<Record<LineState, number>>;
  grades: Partial<Record<Grade, number>>;
  errors: number;
  in: Sum[];
  out: Sum[];
}

export interface OpenItem {
  id: string;
  side: 'RECEIVABLE' | 'PAYABLE';
  account: string;
  partner: string;
  document: string;
  issueDate: string;
  dueDate?: string;
  residual: string;
}

/** A part of a line that goes to an account; without an amount, what is left. */
export interface AccountPart {
  account: string;
  amount?: string;
  reason: string;
}
