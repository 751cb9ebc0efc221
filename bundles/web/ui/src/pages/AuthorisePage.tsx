import { Alert, Anchor, Button, Group, Paper, Select, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { get, post } from '../api/client';
import { useCompanies } from '../api/queries';
import { useChosenCompany } from '../app/company';
import { may, useSession } from '../app/session';
import { moment } from '../parts/format';
import { Icon } from '../parts/Icon';
import { ProblemNote } from '../parts/ProblemNote';
import { State } from '../parts/States';

interface Connection {
  id: string;
  network: string;
  name: string;
  holder?: string;
  refreshUntil?: string;
  usable: boolean;
}

interface Authorisation {
  id: string;
  status: 'WAITING' | 'EXCHANGING' | 'DONE' | 'FAILED' | 'EXPIRED';
  url?: string;
  problem?: { message: string; fix: string };
}

/** Who authorised the company's mailbox at the authority, until when, and how it is renewed. */
export function AuthorisePage() {
  const { t } = useTranslation();
  const [chosen, choose] = useChosenCompany();
  const companies = useCompanies();
  const company = chosen ?? (companies.data?.length === 1 ? companies.data[0]?.id : undefined);
  const now = useQuery({ queryKey: ['connection', company], queryFn: ({ signal }) => get<{ connection?: Connection }>(`companies/${company}/connection`, signal), enabled: !!company });
  const c = now.data?.connection;
  return (
    <Stack maw={640} mx="auto">
      <Title order={1} size="h3">
        {t('nav.authorise')}
      </Title>
      {(companies.data?.length ?? 0) > 1 && (
        <Select label={t('company')} searchable data={companies.data?.map((x) => ({ value: x.id, label: x.name })) ?? []} value={company ?? null} onChange={choose} />
      )}
      <ProblemNote error={now.error} />
      {company && now.isPending && <Skeleton height={100} />}
      {company && now.data && (
        <Paper withBorder p="md" component="section" aria-label={t('authorise.now')}>
          {c ? (
            <Stack gap={4}>
              <Group justify="space-between">
                <Text fw={600}>{c.name}</Text>
                <State tone={c.usable ? 'good' : 'bad'} sign={c.usable ? '✓' : '!'}>
                  {c.usable ? t('authorise.usable') : t('authorise.ended')}
                </State>
              </Group>
              {c.holder && <Text size="sm">{t('authorise.by', { name: c.holder })}</Text>}
              {c.refreshUntil && <Text size="sm">{t('authorise.until', { date: moment(c.refreshUntil) })}</Text>}
            </Stack>
          ) : (
            <Text>{t('authorise.none')}</Text>
          )}
        </Paper>
      )}
      {company && now.data && <Begin key={company} company={company} own={c?.id === `own-${company}`} />}
    </Stack>
  );
}

function Begin({ company, own }: { company: string; own: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  const client = useQueryClient();
  const begin = useMutation({ mutationFn: () => post<Authorisation>('authorisations', { connection: `own-${company}`, companies: [company] }) });
  const id = begin.data?.id;
  const state = useQuery({
    queryKey: ['authorisation', id],
    queryFn: ({ signal }) => get<Authorisation>(`authorisations/${id}`, signal),
    enabled: !!id,
    refetchInterval: (q) => (q.state.data && !['WAITING', 'EXCHANGING'].includes(q.state.data.status) ? false : 1_500),
  });
  const status = state.data?.status;
  useEffect(() => {
    if (status === 'DONE') {
      void client.invalidateQueries({ queryKey: ['connection'] });
    }
  }, [status, client]);
  if (!may(session, 'APPROVAL', 'WRITE', company) && !may(session, 'CONNECTIONS', 'WRITE', company)) {
    return null;
  }
  return (
    <Stack gap="sm">
      <Text size="sm">{t('authorise.lead')}</Text>
      <Group>
        <Button loading={begin.isPending} onClick={() => begin.mutate()}>
          {own ? t('authorise.renew') : t('authorise.begin')}
        </Button>
      </Group>
      <ProblemNote error={begin.error ?? state.error} />
      <div role="status">
        {begin.data?.url && (!status || status === 'WAITING') && (
          <Anchor href={begin.data.url} target="_blank" rel="noopener noreferrer" className="with-icon">
            <Icon name="person" size={16} /> {t('authorise.open')}
          </Anchor>
        )}
        {status === 'DONE' && <Alert color="green">{t('authorise.done')}</Alert>}
        {(status === 'FAILED' || status === 'EXPIRED') && (
          <Alert color="red" title={t('authorise.failed')}>
            {state.data?.problem ? `${state.data.problem.message}. ${state.data.problem.fix}` : t('authorise.late')}
          </Alert>
        )}
      </div>
    </Stack>
  );
}
