import { describe, expect, it } from 'vitest';
import type { StatementLine } from '../../api/types';
import { after, commandOf, decides } from './keys';

const rows = ['a', 'b', 'c'].map((id) => ({ id }) as StatementLine);

describe('keys of the grid', () => {
  it('are what the page says they are, in either case', () => {
    expect(['Enter', '1', '2', 'f', 'F', '/', '+', 'u', 'A'].map(commandOf)).toEqual(['confirm', 'confirm', 'second', 'find', 'find', 'split', 'same', 'undo', 'all']);
    expect(['r', 'N', ' ', 'Delete'].map(commandOf)).toEqual(['rule', 'note', 'tick', 'away']);
    expect(['x', 'Tab'].map(commandOf)).toEqual([undefined, undefined]);
  });
});

describe('the place in the list', () => {
  it('goes on to the next, at the end to the one before', () => {
    expect(after(rows, 'a')).toBe('b');
    expect(after(rows, 'c')).toBe('b');
    expect(after(rows.slice(0, 1), 'a')).toBeUndefined();
  });
});

describe('a proposal', () => {
  it('decides only with documents or accounts', () => {
    const none = { grade: 'NONE', score: 0, allocations: [], bookings: [], evidence: [] } as const;
    expect(decides(undefined)).toBe(false);
    expect(decides({ ...none, allocations: [], bookings: [], evidence: [] })).toBe(false);
    expect(decides({ ...none, allocations: [{ item: '1', amount: '1.00' }], bookings: [], evidence: [] })).toBe(true);
  });
});
