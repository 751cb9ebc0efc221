import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get, query } from '../../api/client';
import type { LineTotals, Page, StatementLine } from '../../api/types';
import { amount, count } from '../../parts/format';
import { sumsOf } from '../../parts/sums';
import { ProblemNote } from '../../parts/ProblemNote';

const AT_ONCE = 50;

interface Props {
  company: string;
  /** Those that were ticked; else all sure ones. */
  only: StatementLine[] | undefined;
  onClose: () => void;
  run: (lines: string[]) => Promise<StatementLine | StatementLine[]>;
}

/** All sure lines at once: how many and how much first, then a person's yes; stopping keeps what is done. */
export function AcceptAll({ company, only, onClose, run }: Props) {
  const { t } = useTranslation();
  const [done, setDone] = useState<number | undefined>();
  const [refused, setRefused] = useState(0);
  const [stop] = useState({ asked: false });
  const [error, setError] = useState<unknown>();
  const sure = useQuery({
    queryKey: ['sure', company],
    staleTime: 0,
    gcTime: 0,
    enabled: !only,
    queryFn: async ({ signal }) => {
      const ids: string[] = [];
      let totals: LineTotals | undefined;
      let after: string | undefined;
      do {
        const page: Page<StatementLine> & { totals: LineTotals } = await get(`companies/${company}/matches${query({ state: 'UNSAVED', grade: 'SURE', limit: 1000, after })}`, signal);
        totals ??= page.totals;
        ids.push(...page.items.map((l) => l.id));
        after = page.next;
      } while (after);
      return { ids, totals };
    },
  });

  const ids = only ? only.map((l) => l.id) : (sure.data?.ids ?? []);

  async function all() {
    try {
      for (let at = 0; at < ids.length && !stop.asked; at += AT_ONCE) {
        setDone(at);
        const answer = await run(ids.slice(at, at + AT_ONCE));
        const failed = Array.isArray(answer) ? answer.filter((l) => l.error).length : 0;
        setRefused((n) => n + failed);
      }
      onClose();
    } catch (e) {
      setError(e);
      setDone(undefined);
    }
  }

  const sums = only ? sumsOf(only) : [...(sure.data?.totals?.in ?? []), ...(sure.data?.totals?.out ?? [])];
  const n = ids.length;
  return (
    <Modal opened onClose={onClose} title={t(only ? 'match.tickedTitle' : 'match.all')} centered closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <ProblemNote error={sure.error ?? error} />
        <Text role="status">
          {(sure.data ?? only) && t(only ? 'match.tickedCount' : 'match.allCount', { count: n, n: count(n) })}
          {refused > 0 && ` · ${t('match.refused', { n: count(refused) })}`}
        </Text>
        {sums.map((s, at) => (
          <Text key={at} className="amount">
            {amount(s.amount)} {s.currency}
          </Text>
        ))}
        {done !== undefined && <Progress value={n ? (100 * done) / n : 0} aria-label={t('match.all')} />}
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={() => {
              stop.asked = true;
              if (done === undefined) {
                onClose();
              }
            }}
          >
            {done === undefined ? t('cancel') : t('job.cancel')}
          </Button>
          <Button disabled={n === 0} loading={done !== undefined} onClick={() => void all()} data-autofocus>
            {t('match.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
