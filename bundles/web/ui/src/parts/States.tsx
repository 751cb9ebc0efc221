import { useTranslation } from 'react-i18next';
import type { AccountingState, DecisionState } from '../api/types';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'quiet';

const DECISION: Record<DecisionState, Tone> = { PENDING: 'warn', APPROVED: 'good', REJECTED: 'bad', NOT_REQUIRED: 'quiet' };
const ACCOUNTING: Record<AccountingState, Tone> = { NONE: 'quiet', QUESTION: 'warn', PROPOSED: 'info', POSTED: 'good', REVERSED: 'quiet', NOT_BOOKED: 'quiet', FAILED: 'bad' };

/** A sign before the word, so that colour never stands alone. */
const SIGNS: Record<string, string> = { PENDING: '◔', APPROVED: '✓', REJECTED: '✕', NOT_REQUIRED: '–', NONE: '·', QUESTION: '?', PROPOSED: '✎', POSTED: '✓', REVERSED: '↩', NOT_BOOKED: '–', FAILED: '!' };

/** A state in a word, a sign and a colour. */
export function State({ tone, sign, children }: { tone: Tone; sign?: string; children: string }) {
  return (
    <span className={`state ${tone}`}>
      {sign && <span aria-hidden="true">{sign}</span>}
      {children}
    </span>
  );
}

export function DecisionBadge({ state }: { state: DecisionState }) {
  const { t } = useTranslation();
  return (
    <State tone={DECISION[state]} sign={SIGNS[state] ?? ''}>
      {t(`decision.${state}`)}
    </State>
  );
}

export function AccountingBadge({ state }: { state: AccountingState }) {
  const { t } = useTranslation();
  return (
    <State tone={ACCOUNTING[state]} sign={SIGNS[state] ?? ''}>
      {t(`accounting.${state}`)}
    </State>
  );
}
