import { Alert, Anchor, Button, Group, NativeSelect, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useCompanies } from '../api/queries';
import { type Entered, reopen, type Scan, setAside, useScans } from '../api/scans';
import { useChosenCompany } from '../app/company';
import { useSelection } from '../app/selection';
import { may, useSession } from '../app/session';
import { count, moment } from '../parts/format';
import { Picture } from '../parts/Picture';
import { ProblemNote } from '../parts/ProblemNote';
import { ReasonDialog } from '../parts/ReasonDialog';
import { EntryForm } from './entry/EntryForm';
import type { Entry } from './entry/paper';

/** Papers that came as pictures: the picture on one side, what it says on the other; the next comes by itself. */
export function PapersPage() {
  const { t } = useTranslation();
  const [company] = useChosenCompany();
  const [params, setParams] = useSearchParams();
  const state = params.get('state') === 'SET_ASIDE' ? 'SET_ASIDE' : 'WAITING';
  const list = useScans(company, state);
  const companies = useCompanies();
  const client = useQueryClient();
  const scans = useMemo(() => list.data?.pages.flatMap((p) => p.items) ?? [], [list.data]);
  const [selected, select] = useSelection('scan');
  const [before, setBefore] = useState<Entry>();
  const [done, setDone] = useState<Entered>();
  const at = Math.max(0, scans.findIndex((s) => s.id === selected));
  const scan = scans[at];
  const of = companies.data?.find((c) => c.id === scan?.company);

  function next() {
    select((scans[at + 1] ?? scans[at - 1])?.id);
    for (const key of ['scans', 'waiting', 'documents']) {
      void client.invalidateQueries({ queryKey: [key] });
    }
  }

  return (
    <Stack gap="sm" className="papers">
      <Group justify="space-between">
        <Title order={1} size="h3">
          {t('nav.papers')}
        </Title>
        <NativeSelect
          aria-label={t('filter.state')}
          value={state}
          onChange={(e) => {
            const to = e.currentTarget.value;
            setParams((old) => {
              const p = new URLSearchParams(old);
              p.set('state', to);
              p.delete('scan');
              return p;
            });
          }}
          data={['WAITING', 'SET_ASIDE'].map((s) => ({ value: s, label: t(`scanState.${s}`) }))}
        />
      </Group>
      <ProblemNote error={list.error ?? companies.error} />
      {done && (
        <Alert color={done.outcome === 'NEW' ? 'green' : 'yellow'} role="status" withCloseButton closeButtonLabel={t('close')} onClose={() => setDone(undefined)}>
          {t(`entry.${done.outcome}`, { number: done.number })}{' '}
          <Anchor component={Link} to={`/documents?document=${done.document}`}>
            {t('entry.look')}
          </Anchor>
        </Alert>
      )}
      {list.isPending && <Skeleton height={320} />}
      {list.data && !scan && (
        <Paper withBorder p="xl" ta="center">
          <Text fw={600}>{t(state === 'WAITING' ? 'scan.none' : 'scan.noneAside')}</Text>
          <Text c="dimmed">{t('scan.noneMore')}</Text>
        </Paper>
      )}
      {scan && (
        <Group gap="sm">
          <Button size="compact-sm" variant="default" disabled={at === 0} onClick={() => select(scans[at - 1]?.id)}>
            {t('scan.before')}
          </Button>
          <Button size="compact-sm" variant="default" disabled={at + 1 >= scans.length} onClick={() => select(scans[at + 1]?.id)}>
            {t('scan.next')}
          </Button>
          <Text size="sm" role="status">
            {t('scan.at', { n: count(at + 1), of: count(scans.length) + (list.hasNextPage ? '+' : '') })} · {of?.name ?? scan.company} · {t(`scanKind.${scan.kind}`)} · {scan.sentBy}, {moment(scan.sentAt)}
          </Text>
        </Group>
      )}
      {scan && of && <Beside key={scan.id} scan={scan} before={before} onEntered={(made, entry) => { setDone(made); setBefore(entry); next(); }} onGone={next} company={of} />}
    </Stack>
  );
}

interface BesideProps {
  scan: Scan;
  company: Parameters<typeof EntryForm>[0]['company'];
  before: Entry | undefined;
  onEntered: (made: Entered, entry: Entry) => void;
  onGone: () => void;
}

function Beside({ scan, company, before, onEntered, onGone }: BesideProps) {
  const { t } = useTranslation();
  const session = useSession();
  const [asks, setAsks] = useState(false);
  const [error, setError] = useState<unknown>();
  const writes = may(session, 'DOCUMENTS', 'WRITE', scan.company);
  return (
    <div className="beside">
      <Picture scan={scan} />
      <Paper withBorder p="md" className="beside-form">
        {scan.state === 'WAITING' && writes && (
          <>
            <EntryForm scan={scan} company={company} before={before} onEntered={onEntered} />
            <Button mt="md" size="compact-sm" variant="subtle" color="red" onClick={() => setAsks(true)}>
              {t('scan.aside')}
            </Button>
          </>
        )}
        {scan.state === 'SET_ASIDE' && (
          <Stack>
            <Text>{t('scan.asideBy', { name: scan.endedBy, date: moment(scan.endedAt) })}</Text>
            <Text className="wrap">{scan.reason}</Text>
            <ProblemNote error={error} />
            {writes && (
              <Button variant="default" onClick={() => void reopen(scan.id).then(onGone, setError)}>
                {t('scan.reopen')}
              </Button>
            )}
          </Stack>
        )}
      </Paper>
      {asks && <ReasonDialog title={t('scan.asideTitle')} label={t('decide.reason')} action={t('scan.aside')} colour="red" onClose={() => setAsks(false)} onDo={(reason) => setAside(scan.id, reason).then(onGone)} />}
    </div>
  );
}
