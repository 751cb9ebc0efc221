import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AccountingState, DecisionState } from '../api/types';

const DECISION: Record<DecisionState, string> = { PENDING: 'yellow', APPROVED: 'green', REJECTED: 'red', NOT_REQUIRED: 'gray' };
const ACCOUNTING: Record<AccountingState, string> = { NONE: 'gray', QUESTION: 'yellow', PROPOSED: 'blue', POSTED: 'green', REVERSED: 'grape', NOT_BOOKED: 'gray', FAILED: 'red' };

/** A sign before the word, so that colour never stands alone. */
const SIGNS: Record<string, string> = { PENDING: '◔', APPROVED: '✓', REJECTED: '✕', NOT_REQUIRED: '–', NONE: '·', QUESTION: '?', PROPOSED: '✎', POSTED: '✓', REVERSED: '↩', NOT_BOOKED: '–', FAILED: '!' };

export function DecisionBadge({ state }: { state: DecisionState }) {
  const { t } = useTranslation();
  return (
    <Badge className="state" variant="light" color={DECISION[state]} leftSection={SIGNS[state]}>
      {t(`decision.${state}`)}
    </Badge>
  );
}

export function AccountingBadge({ state }: { state: AccountingState }) {
  const { t } = useTranslation();
  return (
    <Badge className="state" variant="light" color={ACCOUNTING[state]} leftSection={SIGNS[state]}>
      {t(`accounting.${state}`)}
    </Badge>
  );
}
