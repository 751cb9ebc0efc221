import { Button, Group, Modal, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Recurring, useMayDecide, useRecurring } from '../api/approvals';
import { post } from '../api/client';
import { useDocumentChange } from '../api/queries';
import { Amount } from './Amount';
import { count } from './format';
import { Icon } from './Icon';
import { ProblemNote } from './ProblemNote';

/** Suppliers that come again and again: all of one at once, after count and sum were seen. */
export function RecurringList({ company, aside }: { company: string; aside: string[] }) {
  const { t } = useTranslation();
  const list = useRecurring(company);
  const decides = useMayDecide(company);
  // what somebody asked about is not approved in passing
  const groups = (list.data ?? []).filter((r) => r.documents.length > 1 && !r.documents.some((d) => aside.includes(d)));
  if (!decides || groups.length === 0) {
    return null;
  }
  return (
    <Paper withBorder p="md" component="section" aria-label={t('recurring.title')}>
      <Title order={2} size="h4" mb="xs">
        {t('recurring.title')}
      </Title>
      <Stack gap="sm">
        {groups.map((r) => (
          <One key={`${r.taxId} ${r.currency}`} company={company} recurring={r} />
        ))}
      </Stack>
    </Paper>
  );
}

function One({ company, recurring: r }: { company: string; recurring: Recurring }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const approve = useDocumentChange(() => post(`companies/${company}/approvals/recurring`, { documents: r.documents, sum: r.sum, currency: r.currency }));
  const words = t('recurring.documents', { count: r.documents.length, n: count(r.documents.length) });
  return (
    <Group justify="space-between" wrap="nowrap">
      <div>
        <Text fw={600}>{r.partner}</Text>
        <Text size="sm" c="dimmed">
          {words} · <Amount value={r.sum} currency={r.currency} />
        </Text>
      </div>
      <Button variant="light" aria-label={t('recurring.do', { partner: r.partner })} leftSection={<Icon name="check" />} onClick={() => setOpen(true)}>
        {t('recurring.all')}
      </Button>
      {open && (
        <Modal opened onClose={() => setOpen(false)} title={t('recurring.ask', { partner: r.partner })} closeButtonProps={{ 'aria-label': t('close') }} centered>
          <Stack>
            <Text>
              {words}, <Amount value={r.sum} currency={r.currency} />
            </Text>
            <ProblemNote error={approve.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setOpen(false)}>
                {t('cancel')}
              </Button>
              <Button loading={approve.isPending} onClick={() => approve.mutate(undefined, { onSuccess: () => setOpen(false) })}>
                {t('recurring.confirm')}
              </Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </Group>
  );
}
