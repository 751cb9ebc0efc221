import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMayDecide } from '../api/approvals';
import { decide, useDocumentChange } from '../api/queries';
import type { Document } from '../api/types';
import { Icon } from './Icon';
import { ProblemNote } from './ProblemNote';
import { ReasonDialog } from './ReasonDialog';

/** The client's word on a document: yes, or no with a reason; and back again while it is not booked. */
export function Decide({ document: d, big = false }: { document: Document; big?: boolean }) {
  const { t } = useTranslation();
  const decides = useMayDecide(d.company);
  const [rejecting, setRejecting] = useState(false);
  const [reopening, setReopening] = useState(false);
  const change = useDocumentChange((run: () => Promise<unknown>) => run());
  if (!decides) {
    return null;
  }
  const size = big ? 'md' : 'sm';
  return (
    <>
      <ProblemNote error={change.error} />
      {d.decision === 'PENDING' && (
        <Group grow={big} gap="sm">
          <Button size={size} loading={change.isPending} leftSection={<Icon name="check" />} onClick={() => change.mutate(() => decide(d.id, 'approve'))}>
            {t('decide.approve')}
          </Button>
          <Button size={size} variant="outline" color="red" leftSection={<Icon name="cross" />} onClick={() => setRejecting(true)}>
            {t('decide.reject')}
          </Button>
        </Group>
      )}
      {(d.decision === 'APPROVED' || d.decision === 'REJECTED') && (
        <Button size={size} variant="subtle" leftSection={<Icon name="undo" />} onClick={() => setReopening(true)}>
          {t('decide.reopen')}
        </Button>
      )}
      {rejecting && (
        <ReasonDialog
          title={t('decide.rejectTitle', { number: d.number, partner: d.partner })}
          label={t('decide.reason')}
          action={t('decide.reject')}
          colour="red"
          onClose={() => setRejecting(false)}
          onDo={(reason) => change.mutateAsync(() => decide(d.id, 'reject', reason))}
        />
      )}
      {reopening && (
        <ReasonDialog
          title={t('decide.reopenTitle', { number: d.number })}
          label={t('decide.reason')}
          action={t('decide.reopen')}
          required={false}
          onClose={() => setReopening(false)}
          onDo={(reason) => change.mutateAsync(() => decide(d.id, 'reopen', reason))}
        />
      )}
    </>
  );
}
