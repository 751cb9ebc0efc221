import { describe, expect, it } from 'vitest';
import { taxInside, toText } from '../../parts/decimal';
import { type Entry, missing, opened, paperOf } from './paper';

const bon: Entry = {
  ...opened('RECEIPT', 'RON', '21'),
  taxId: 'ro 18547290',
  partner: ' Benzinărie SRL ',
  number: '0042',
  date: '2026-10-05',
  means: 'CARD',
  rows: [
    { name: 'Motorină', type: 'FUEL', gross: '121,00', rate: '21' },
    { name: '', type: '', gross: '11.10', rate: '11' },
  ],
};

describe('a paper that is entered', () => {
  it('is a receipt with the company code, paid by card', () => {
    expect(missing(bon)).toEqual([]);
    expect(paperOf(bon)).toEqual({
      kind: 'RECEIPT',
      number: '0042',
      date: '2026-10-05',
      currency: 'RON',
      partner: { name: 'Benzinărie SRL', taxId: 'RO18547290' },
      buyerCode: true,
      paid: [{ means: 'CARD', amount: '132.10' }],
      lines: [
        { name: 'Motorină', type: 'FUEL', gross: '121.00', rate: '21' },
        { name: 'Benzinărie SRL', gross: '11.10', rate: '11' },
      ],
    });
  });

  it('is an invoice from abroad, with its reason for no VAT, not paid', () => {
    const e = { ...opened('FOREIGN_INVOICE', 'RON', '21', bon), partner: 'Cloud GmbH', taxId: 'DE123456789', country: 'DE', number: 'I-7' };
    e.rows = [{ name: 'Hosting', type: 'SERVICES', gross: '100', rate: 'AE' }];
    expect(e.date).toBe('2026-10-05');
    expect(paperOf(e)).toEqual({
      kind: 'INVOICE',
      direction: 'RECEIVED',
      number: 'I-7',
      date: '2026-10-05',
      currency: 'EUR',
      partner: { name: 'Cloud GmbH', taxId: 'DE123456789', country: 'DE' },
      lines: [{ name: 'Hosting', net: '100.00', category: 'AE' }],
    });
  });

  it('says what is missing', () => {
    expect(missing(opened('OTHER', 'RON', '21'))).toEqual(['partner', 'number', 'date', 'amount']);
    expect(missing({ ...bon, rows: [{ name: '', type: '', gross: '0', rate: '21' }] })).toEqual(['amount']);
  });

  it('has the VAT inside to the cent, half up', () => {
    expect(toText(taxInside('121', '21'))).toBe('21.00');
    expect(toText(taxInside('0.03', '21'))).toBe('0.01');
    expect(toText(taxInside('-10.00', '11'))).toBe('-0.99');
    expect(toText(taxInside('99.99', '21'))).toBe('17.35');
  });
});
