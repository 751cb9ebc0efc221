import { describe, expect, it } from 'vitest';
import type { StatementLine } from '../../api/types';
import { wordsOf } from './rule';

const line = (text: string, name?: string): StatementLine => ({ id: '1', company: 'RO1', account: 'x', state: 'UNSAVED', line: { bookingDate: '2026-10-05', amount: '-5.00', currency: 'RON', text, kind: 'FEE', ...(name ? { counterparty: { name } } : {}) } });

describe('the words of a rule', () => {
  it('are the name where there is one', () => {
    expect(wordsOf(line('plata', ' Orange România SA '))).toBe('Orange România SA');
  });

  it('are words of the text that will come again, without numbers and dates', () => {
    expect(wordsOf(line('Comision administrare cont 05.10.2026 REF 7723AB lună'))).toBe('Comision administrare cont REF');
  });
});
