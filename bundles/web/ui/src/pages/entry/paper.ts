// From what a person typed beside a picture to a paper of the neutral form (docs/papers.md).
import type { ScanKind } from '../../api/scans';
import { isAmount, toText, toUnits } from '../../parts/decimal';

export const ENTRY_KINDS = ['RECEIPT_CODE', 'RECEIPT', 'SIMPLIFIED', 'FOREIGN', 'OTHER'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export type Means = 'CASH' | 'CARD' | 'EMPLOYEE' | 'UNPAID';

/** Why an invoice bears no VAT (EN 16931 BT-151). */
export const CATEGORIES = ['AE', 'K', 'G', 'E', 'O', 'Z'] as const;

export interface Row {
  name: string;
  type: string;
  /** With VAT; of a row without VAT that is the amount itself. */
  gross: string;
  /** Percent as text, or a category where there is no VAT, or empty. */
  rate: string;
}

export interface Entry {
  kind: EntryKind;
  taxId: string;
  partner: string;
  country: string;
  number: string;
  date: string;
  currency: string;
  means: Means;
  rows: Row[];
}

const KIND_OF: Record<ScanKind, EntryKind> = { RECEIPT: 'RECEIPT_CODE', SIMPLIFIED_INVOICE: 'SIMPLIFIED', FOREIGN_INVOICE: 'FOREIGN', OTHER: 'OTHER' };

export const isReceipt = (kind: EntryKind): boolean => kind === 'RECEIPT' || kind === 'RECEIPT_CODE';

/** The form as it opens beside a picture: what the sender said it is, and the day and the means of the one before. */
export function opened(kind: ScanKind, currency: string, rate: string, before?: Entry): Entry {
  const to = KIND_OF[kind];
  return {
    kind: to,
    taxId: '',
    partner: '',
    country: '',
    number: '',
    date: before?.date ?? '',
    currency: to === 'FOREIGN' ? 'EUR' : currency,
    means: to === 'FOREIGN' || to === 'OTHER' ? 'UNPAID' : (before?.means ?? 'CASH'),
    rows: [row(to === 'FOREIGN' ? 'AE' : rate)],
  };
}

export const row = (rate: string): Row => ({ name: '', type: '', gross: '', rate });

export const isRate = (rate: string): boolean => /^\d/.test(rate);

/** What is still missing, as names of fields; nothing = it can be sent. */
export function missing(e: Entry): string[] {
  const out: string[] = [];
  if (!e.partner.trim()) out.push('partner');
  if (!e.number.trim()) out.push('number');
  if (!/^\d{4}-\d\d-\d\d$/.test(e.date)) out.push('date');
  if (!/^[A-Za-z]{3}$/.test(e.currency)) out.push('currency');
  if (e.rows.some((r) => !isAmount(r.gross) || toUnits(r.gross) === 0n)) out.push('amount');
  if (!isReceipt(e.kind) && e.rows.some((r) => !r.rate)) out.push('rate');
  return out;
}

/** The sum of what has an amount. */
export function total(e: Entry): bigint {
  return e.rows.reduce((sum, r) => sum + (isAmount(r.gross) ? toUnits(r.gross) : 0n), 0n);
}

/** The paper. Call it when nothing is missing. */
export function paperOf(e: Entry): Record<string, unknown> {
  const receipt = isReceipt(e.kind);
  const taxId = e.taxId.replace(/\s/g, '').toUpperCase();
  const partner = { name: e.partner.trim(), ...(taxId ? { taxId } : {}), ...(e.country ? { country: e.country } : {}) };
  const lines = e.rows.map((r) => {
    const plain = toText(toUnits(r.gross));
    const tax = isRate(r.rate) ? { gross: plain, rate: r.rate } : r.rate ? { net: plain, category: r.rate } : { net: plain };
    return { name: r.name.trim() || e.partner.trim(), ...(receipt && r.type ? { type: r.type } : {}), ...tax };
  });
  return {
    kind: receipt ? 'RECEIPT' : 'INVOICE',
    ...(receipt ? {} : { direction: 'RECEIVED' }),
    number: e.number.trim(),
    date: e.date,
    currency: e.currency.toUpperCase(),
    partner,
    ...(e.kind === 'RECEIPT_CODE' ? { buyerCode: true } : {}),
    ...(e.means === 'UNPAID' ? {} : { paid: [{ means: e.means, amount: toText(total(e)) }] }),
    lines,
  };
}
