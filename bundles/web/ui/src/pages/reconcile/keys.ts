import type { Proposal, StatementLine } from '../../api/types';

export type Command = 'confirm' | 'second' | 'find' | 'split' | 'same' | 'undo' | 'all' | 'rule' | 'note' | 'away' | 'tick';

/** The grid's keys, as people who reconcile all day expect them. */
const KEYS: Record<string, Command> = { enter: 'confirm', '1': 'confirm', '2': 'second', f: 'find', '/': 'split', '+': 'same', u: 'undo', a: 'all', r: 'rule', n: 'note', delete: 'away', ' ': 'tick' };

export function commandOf(key: string): Command | undefined {
  return KEYS[key.toLowerCase()];
}

export const decides = (p: Proposal | undefined): boolean => !!p && p.allocations.length + p.bookings.length > 0;

/** Which row is selected when this one leaves: the next, else the one before. */
export function after(rows: StatementLine[], gone: string): string | undefined {
  const at = rows.findIndex((r) => r.id === gone);
  return (rows[at + 1] ?? rows[at - 1])?.id;
}
