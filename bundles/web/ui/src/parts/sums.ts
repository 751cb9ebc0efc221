import type { StatementLine, Sum } from '../api/types';
import { toText, toUnits } from './decimal';

/** What lines sum up to, each currency by itself. */
export function sumsOf(lines: Iterable<StatementLine>): Sum[] {
  return added([...lines].map((l) => ({ amount: l.line.amount, currency: l.line.currency })));
}

/** Sums of several kinds as one, each currency by itself. */
export function added(all: Sum[]): Sum[] {
  const sums = new Map<string, bigint>();
  for (const s of all) {
    sums.set(s.currency, (sums.get(s.currency) ?? 0n) + toUnits(s.amount));
  }
  return [...sums].map(([currency, units]) => ({ currency, amount: toText(units) }));
}
