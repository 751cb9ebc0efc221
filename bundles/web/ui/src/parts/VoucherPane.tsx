import { Alert, Button, Group, Select, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post } from '../api/client';
import { useDocumentChange, useQuestions, useVouchers } from '../api/queries';
import type { FullDocument, Question, Voucher } from '../api/types';
import { may, useSession } from '../app/session';
import { Amount } from './Amount';
import { count, day } from './format';
import { Icon } from './Icon';
import { ProblemNote } from './ProblemNote';
import { ReasonDialog } from './ReasonDialog';
import { State } from './States';

/** How a document is or will be booked, line by line with its reason; what is not known is asked here. */
export function VoucherPane({ document: d }: { document: FullDocument }) {
  const { t } = useTranslation();
  const session = useSession();
  const vouchers = useVouchers(d.id, may(session, 'POSTING', 'READ', d.company));
  const questions = useQuestions(d.company, d.accounting === 'QUESTION');
  const change = useDocumentChange((run: () => Promise<unknown>) => run());
  const writes = may(session, 'POSTING', 'WRITE', d.company);
  // what was asked before may still be remembered when the answer has been taken
  const mine = d.accounting === 'QUESTION' ? (questions.data ?? []).filter((q) => q.documents.some((x) => x.id === d.id)) : [];
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={3} size="h4">
          {t('voucher.title')}
        </Title>
        {writes && d.accounting === 'PROPOSED' && (
          <Button size="sm" loading={change.isPending} leftSection={<Icon name="book" />} onClick={() => change.mutate(() => post(`documents/${d.id}/post`))}>
            {t('voucher.post')}
          </Button>
        )}
      </Group>
      <ProblemNote error={change.error ?? vouchers.error} />
      {mine.map((q) => (
        <Ask key={q.key} question={q} company={d.company} writes={writes} />
      ))}
      {d.note && mine.length === 0 && <Alert color="yellow" icon={<Icon name="warn" />}>{d.note}</Alert>}
      {vouchers.data?.length === 0 && mine.length === 0 && <Text c="dimmed">{t('voucher.none')}</Text>}
      {(vouchers.data ?? []).map((v) => (
        <Entry key={v.externalId} voucher={v} writes={writes} />
      ))}
    </Stack>
  );
}

/** A question of the rules: one answer serves all documents that wait for it. */
function Ask({ question: q, company, writes }: { question: Question; company: string; writes: boolean }) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<string | null>(null);
  const change = useDocumentChange((value: string) => post(`companies/${company}/questions`, { key: q.key, answer: value }));
  return (
    <Alert color="yellow" icon={<Icon name="ask" />} title={q.text}>
      <Stack gap="xs">
        <Text size="sm">{t('question.serves', { count: q.documents.length, n: count(q.documents.length) })}</Text>
        <ProblemNote error={change.error} />
        {writes && q.choices.length > 0 && (
          <Group align="flex-end">
            <Select
              label={t('question.answer')}
              searchable
              data={q.choices.map((c) => ({ value: c, label: t(`choice.${c}`, { defaultValue: c }) }))}
              value={answer}
              onChange={setAnswer}
              nothingFoundMessage={t('nothingFound')}
            />
            <Button disabled={!answer} loading={change.isPending} onClick={() => answer && change.mutate(answer)}>
              {t('question.do')}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}

function Entry({ voucher: v, writes }: { voucher: Voucher; writes: boolean }) {
  const { t } = useTranslation();
  const [undoing, setUndoing] = useState(false);
  const change = useDocumentChange((run: () => Promise<unknown>) => run());
  return (
    <section className="voucher" aria-label={t('voucher.of', { number: v.document })}>
      <Group justify="space-between" mb={4}>
        <Text size="sm">
          {day(v.date)} · {t(`journal.${v.journal}`, { defaultValue: v.journal })} {v.number !== undefined && `· ${t('voucher.number', { number: v.number })}`}
        </Text>
        <Group gap="xs">
          <State tone={v.state === 'POSTED' ? 'good' : v.state === 'REJECTED' ? 'bad' : v.state === 'REVERSED' ? 'quiet' : 'info'}>{t(`voucherState.${v.state}`, { defaultValue: v.state })}</State>
          {writes && v.state === 'POSTED' && !v.reversalOf && (
            <Button size="compact-sm" variant="subtle" leftSection={<Icon name="undo" size={16} />} onClick={() => setUndoing(true)}>
              {t('voucher.undo')}
            </Button>
          )}
        </Group>
      </Group>
      {v.problem && <Alert color="red" title={v.problem.message}>{v.problem.fix}</Alert>}
      <Table.ScrollContainer minWidth={400} scrollAreaProps={{ tabIndex: 0 }}>
        <Table fz="sm" verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('voucher.account')}</Table.Th>
              <Table.Th className="end">{t('voucher.debit')}</Table.Th>
              <Table.Th className="end">{t('voucher.credit')}</Table.Th>
              <Table.Th>{t('voucher.why')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {v.lines.map((l, at) => (
              <Table.Tr key={at}>
                <Table.Td className="mono">{l.analytic ? `${l.account}.${l.analytic}` : l.account}</Table.Td>
                <Table.Td className="end">{l.side === 'D' && <Amount value={l.amount} />}</Table.Td>
                <Table.Td className="end">{l.side === 'C' && <Amount value={l.amount} />}</Table.Td>
                <Table.Td>
                  <Text size="xs" c="dimmed">
                    {l.why}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {undoing && (
        <ReasonDialog
          title={t('voucher.undoTitle', { number: v.document })}
          label={t('decide.reason')}
          action={t('voucher.undo')}
          onClose={() => setUndoing(false)}
          onDo={(reason) => change.mutateAsync(() => post(`vouchers/${encodeURIComponent(v.externalId)}/undo`, { reason }))}
        />
      )}
    </section>
  );
}
