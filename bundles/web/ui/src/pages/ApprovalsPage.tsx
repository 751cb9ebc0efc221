import { Alert, Button, Group, NumberInput, Paper, Select, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApprovalRules, type Approvals, useApprovals } from '../api/approvals';
import { post, put, remove } from '../api/client';
import { useCompanies } from '../api/queries';
import { useChosenCompany } from '../app/company';
import { may, useSession } from '../app/session';
import { day } from '../parts/format';
import { ProblemNote } from '../parts/ProblemNote';

/** How a company's documents get decided while nobody does, and who decides for whom. */
export function ApprovalsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const [chosen, choose] = useChosenCompany();
  const companies = useCompanies();
  const company = chosen ?? (companies.data?.length === 1 ? companies.data[0]?.id : undefined);
  const approvals = useApprovals(company);
  return (
    <Stack maw={680} mx="auto">
      <Title order={1} size="h3">
        {t('nav.approvals')}
      </Title>
      {(companies.data?.length ?? 0) > 1 && (
        <Select label={t('company')} searchable data={companies.data?.map((c) => ({ value: c.id, label: c.name })) ?? []} value={company ?? null} onChange={choose} />
      )}
      <ProblemNote error={approvals.error} />
      {company && approvals.isPending && <Skeleton height={200} />}
      {company && approvals.data && (
        <>
          <Rules key={company} company={company} approvals={approvals.data} writes={may(session, 'COMPANIES', 'WRITE', company)} />
          <Delegations company={company} approvals={approvals.data} own={may(session, 'APPROVAL', 'WRITE', company)} />
        </>
      )}
    </Stack>
  );
}

type Days = 'remindDays' | 'firmDays' | 'silentDays';

function Rules({ company, approvals: a, writes }: { company: string; approvals: Approvals; writes: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [rules, setRules] = useState<ApprovalRules>(a.rules);
  const save = useMutation({ mutationFn: () => put(`companies/${company}/approvals`, rules), onSuccess: () => client.invalidateQueries({ queryKey: ['approvals'] }) });
  function set(name: keyof ApprovalRules, value: string | number | undefined) {
    const next: Record<string, unknown> = { ...rules };
    if (value === undefined || value === '') {
      delete next[name];
    } else {
      next[name] = value;
    }
    setRules(next as unknown as ApprovalRules);
  }
  const days = (name: Days) => (
    <NumberInput label={t(`approvals.${name}`)} placeholder={t('approvals.off')} min={1} max={365} allowDecimal={false} disabled={!writes} value={rules[name] ?? ''} onChange={(v) => set(name, v === '' ? undefined : Number(v))} />
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }
  return (
    <Paper withBorder p="md" component="section" aria-label={t('approvals.rules')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">{t('approvals.lead')}</Text>
          <TextInput label={t('approvals.tolerance')} description={t('approvals.toleranceHelp', { n: rules.lastAmounts })} placeholder={t('approvals.off')} inputMode="decimal" pattern="[0-9]{1,3}([.][0-9]{1,2})?" disabled={!writes} value={rules.tolerance ?? ''} onChange={(e) => set('tolerance', e.currentTarget.value)} />
          {days('remindDays')}
          <Select label={t('approvals.remind')} clearable clearButtonProps={{ 'aria-label': t('filter.clear') }} disabled={!writes} data={a.people.map((p) => ({ value: p.id, label: p.name }))} value={rules.remind ?? null} onChange={(v) => set('remind', v ?? undefined)} />
          {days('firmDays')}
          {days('silentDays')}
          {rules.silentDays && <Alert color="yellow">{t('approvals.silentWarning', { n: rules.silentDays })}</Alert>}
          <ProblemNote error={save.error} />
          {writes ? (
            <Group>
              <Button type="submit" loading={save.isPending}>
                {t('approvals.save')}
              </Button>
              <Text size="sm" role="status">
                {save.isSuccess && t('approvals.saved')}
              </Text>
            </Group>
          ) : (
            <Text size="sm" c="dimmed">
              {t('approvals.byFirm')}
            </Text>
          )}
        </Stack>
      </form>
    </Paper>
  );
}

function Delegations({ company, approvals: a, own }: { company: string; approvals: Approvals; own: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  const client = useQueryClient();
  const [to, setTo] = useState<string | null>(null);
  const [first, setFirst] = useState('');
  const [last, setLast] = useState('');
  const change = useMutation({ mutationFn: (run: () => Promise<unknown>) => run(), onSettled: () => client.invalidateQueries({ queryKey: ['approvals'] }) });
  const name = (id: string) => a.people.find((p) => p.id === id)?.name ?? id;
  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate(() => post(`companies/${company}/approvals/delegations`, { to, first, last }));
  }
  return (
    <Paper withBorder p="md" component="section" aria-label={t('approvals.delegations')}>
      <Title order={2} size="h4" mb="xs">
        {t('approvals.delegations')}
      </Title>
      <Stack gap="sm">
        <ProblemNote error={change.error} />
        {a.delegations.map((d) => (
          <Group key={d.id} justify="space-between">
            <Text size="sm">{t('approvals.delegation', { from: name(d.from), to: name(d.to), first: day(d.first), last: day(d.last) })}</Text>
            {d.from === session.id && d.last >= new Date().toISOString().slice(0, 10) && (
              <Button size="compact-sm" variant="subtle" onClick={() => change.mutate(() => remove(`companies/${company}/approvals/delegations/${d.id}`))}>
                {t('approvals.end')}
              </Button>
            )}
          </Group>
        ))}
        {own && (
          <form onSubmit={submit}>
            <Stack gap="sm">
              <Select label={t('approvals.to')} required data={a.people.filter((p) => p.id !== session.id).map((p) => ({ value: p.id, label: p.name }))} value={to} onChange={setTo} nothingFoundMessage={t('nothingFound')} />
              <Group grow>
                <TextInput type="date" required label={t('approvals.first')} value={first} onChange={(e) => setFirst(e.currentTarget.value)} />
                <TextInput type="date" required label={t('approvals.last')} value={last} onChange={(e) => setLast(e.currentTarget.value)} />
              </Group>
              <Group>
                <Button type="submit" variant="light" loading={change.isPending} disabled={!to || !first || !last}>
                  {t('approvals.delegate')}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </Stack>
    </Paper>
  );
}
