import type { StatementLine } from '../../api/types';

const MOST = 4;

/** The words that a rule for lines like this one would look for: a name, else what of the text is no number, date or code. */
export function wordsOf(l: StatementLine): string {
  const name = l.line.counterparty?.name?.trim();
  if (name) {
    return name;
  }
  return l.line.text
    .split(/[^\p{L}\p{N}]+/u)
    .filter((w) => /^\p{L}{3,}$/u.test(w))
    .slice(0, MOST)
    .join(' ');
}
