import { Alert, Button, CopyButton, Group, List, Modal, Paper, Select, Skeleton, Stack, Table, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { address } from '../api/client';
import { type Collaboration, type InviteLine, type PortalState, end, invite, makeHandOver, resend, revoke, useCollaborations, useInvitations, useInviteChange } from '../api/invitations';
import { useChosenCompany } from '../app/company';
import { JobCard } from '../parts/JobCard';
import { ProblemNote } from '../parts/ProblemNote';
import { State, type Tone } from '../parts/States';
import { moment } from '../parts/format';

const TONES: Record<PortalState, Tone> = { NONE: 'quiet', INVITED: 'warn', COLLABORATING: 'good', REFUSED: 'bad', ENDED: 'quiet' };
const LINES: Record<InviteLine['outcome'], Tone> = { INVITED: 'good', ADDED: 'good', THERE: 'info', BAD: 'bad' };
const ROLES = ['client-decides', 'client-looks', 'client-uploads'] as const;

/** Where a link that no mail carried leads from here. */
const whole = (link: string): string => (link.startsWith('#') ? location.href.split('#')[0] + link : link);

/** Clients' people come in and go: lists that are pasted, links, collaborations, hand-overs. */
export function InvitationsPage() {
  const { t } = useTranslation();
  const collaborations = useCollaborations();
  const all = collaborations.data ?? [];
  const own = all.filter((c) => c.state === 'NONE');
  const shared = all.filter((c) => c.state !== 'NONE');
  return (
    <Stack maw={980} mx="auto">
      <Title order={1} size="h3">
        {t('nav.invitations')}
      </Title>
      <ProblemNote error={collaborations.error} />
      {collaborations.isPending && <Skeleton height={160} />}
      {collaborations.data && all.length === 0 && <CheckList />}
      {all.length > 0 && <Invite companies={all} />}
      {all.length > 0 && <Open />}
      {shared.length > 0 && <Companies title={t('invite.shared')} list={shared} />}
      {own.length > 0 && <Companies title={t('invite.own')} list={own} />}
    </Stack>
  );
}

/** What to look at when no company was found. */
function CheckList() {
  const { t } = useTranslation();
  return (
    <Alert title={t('invite.nothing')} color="yellow">
      <List type="ordered">
        {(['authorised', 'certificate', 'rights', 'discover'] as const).map((k) => (
          <List.Item key={k}>{t(`invite.check.${k}`)}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Invite({ companies }: { companies: Collaboration[] }) {
  const { t, i18n } = useTranslation();
  const [chosen, choose] = useChosenCompany();
  const company = chosen ?? (companies.length === 1 ? companies[0]?.company : undefined);
  const [role, setRole] = useState<string>('client-decides');
  const [language, setLanguage] = useState(i18n.language);
  const [list, setList] = useState('');
  const send = useInviteChange(invite);
  return (
    <Paper withBorder p="md" component="section" aria-label={t('invite.title')}>
      <Stack gap="sm">
        <Group grow align="flex-end">
          <Select label={t('company')} searchable data={companies.map((c) => ({ value: c.company, label: `${c.name} · ${c.company}` }))} value={company ?? null} onChange={choose} />
          <Select label={t('invite.role')} allowDeselect={false} data={ROLES.map((r) => ({ value: r, label: t(`invite.roles.${r}`) }))} value={role} onChange={(v) => setRole(v ?? role)} />
          <Select label={t('language')} allowDeselect={false} data={[{ value: 'ro', label: 'Română' }, { value: 'it', label: 'Italiano' }, { value: 'en', label: 'English' }]} value={language} onChange={(v) => setLanguage(v ?? language)} />
        </Group>
        <Textarea label={t('invite.list')} description={t('invite.listHelp')} autosize minRows={3} maxRows={12} value={list} onChange={(e) => setList(e.currentTarget.value)} />
        <ProblemNote error={send.error} />
        <Group>
          <Button
            disabled={!company || !list.trim()}
            loading={send.isPending}
            onClick={() => company && send.mutate({ company, role, language, list })}
          >
            {t('invite.do')}
          </Button>
        </Group>
        <div role="status">{send.data && <Lines lines={send.data} />}</div>
      </Stack>
    </Paper>
  );
}

function Lines({ lines }: { lines: InviteLine[] }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      {lines.map((l, at) => (
        <Paper key={at} withBorder p="xs">
          <Group justify="space-between">
            <Text size="sm" className="wrap">
              {l.line}. {l.text}
            </Text>
            <State tone={LINES[l.outcome]}>{t(`invite.outcome.${l.outcome}`)}</State>
          </Group>
          {l.problem && (
            <Text size="sm" c="dimmed">
              {t(`invite.problem.${l.problem.code.replace('.', '_')}`, { defaultValue: `${l.problem.message}. ${l.problem.fix}` })}
            </Text>
          )}
          {l.link && <LinkText link={whole(l.link)} />}
        </Paper>
      ))}
    </Stack>
  );
}

function LinkText({ link }: { link: string }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" wrap="nowrap">
      <Text size="sm" ff="monospace" className="wrap" data-link="">
        {link}
      </Text>
      <CopyButton value={link}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="default" onClick={copy}>
            {copied ? t('invite.copied') : t('invite.copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}

/** Invitations that nobody has used. */
function Open() {
  const { t } = useTranslation();
  const [company] = useChosenCompany();
  const invitations = useInvitations(company);
  const again = useInviteChange(resend);
  const back = useInviteChange(revoke);
  const open = (invitations.data ?? []).filter((i) => i.state === 'OPEN' || i.state === 'EXPIRED');
  return (
    <section aria-label={t('invite.open')}>
      <Title order={2} size="h5" mb="xs">
        {t('invite.open')}
      </Title>
      <ProblemNote error={invitations.error ?? again.error ?? back.error} />
      {invitations.data && open.length === 0 && <Text c="dimmed">{t('invite.noneOpen')}</Text>}
      {open.map((i) => (
        <Group key={i.id} justify="space-between" py={6} role="group" aria-label={i.mail}>
          <div>
            <Text size="sm" fw={600} className="wrap">
              {i.name ? `${i.name} · ${i.mail}` : i.mail}
            </Text>
            <Text size="xs" c="dimmed">
              {i.company} · {t(i.mailed ? 'invite.mailed' : 'invite.byHand')} · {t('invite.until', { at: moment(i.expiresAt) })}
            </Text>
          </div>
          <Group gap="xs">
            <State tone={i.state === 'OPEN' ? 'warn' : 'bad'}>{t(`invite.invitation.${i.state}`)}</State>
            <Button size="compact-sm" variant="default" loading={again.isPending} onClick={() => again.mutate(i.id)}>
              {t('invite.resend')}
            </Button>
            <Button size="compact-sm" variant="default" loading={back.isPending} onClick={() => back.mutate(i.id)}>
              {t('invite.revoke')}
            </Button>
          </Group>
        </Group>
      ))}
      <div role="status">{again.data && <Lines lines={[again.data]} />}</div>
    </section>
  );
}

function Companies({ title, list }: { title: string; list: Collaboration[] }) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState<Collaboration | undefined>();
  const [job, setJob] = useState<string | undefined>();
  const stop = useInviteChange(end);
  const make = useInviteChange(makeHandOver);
  return (
    <section aria-label={title}>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      <ProblemNote error={stop.error ?? make.error} />
      {job && <JobCard id={job} />}
      <Table.ScrollContainer minWidth={560} scrollAreaProps={{ tabIndex: 0 }}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('company')}</Table.Th>
              <Table.Th>{t('filter.state')}</Table.Th>
              <Table.Th>{t('invite.people')}</Table.Th>
              <Table.Th>{t('invite.actions')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {list.map((c) => (
              <Table.Tr key={c.company}>
                <Table.Th scope="row">
                  {c.name}
                  <Text size="xs" c="dimmed">
                    {c.company}
                  </Text>
                </Table.Th>
                <Table.Td>
                  <State tone={TONES[c.state]}>{t(`invite.state.${c.state}`)}</State>
                </Table.Td>
                <Table.Td>
                  {c.members
                    .filter((m) => !m.endedAt)
                    .map((m) => m.person)
                    .join(', ') || '–'}
                </Table.Td>
                <Table.Td>
                  <Group gap="xs">
                    {c.state !== 'NONE' && c.state !== 'ENDED' && (
                      <Button size="compact-sm" variant="default" onClick={() => setEnding(c)}>
                        {t('invite.end')}
                      </Button>
                    )}
                    {c.state === 'ENDED' && (
                      <Button size="compact-sm" variant="default" onClick={() => make.mutate(c.company, { onSuccess: (j) => setJob(j.id) })}>
                        {t('invite.handOver')}
                      </Button>
                    )}
                    {c.handOver && (
                      <Button size="compact-sm" variant="default" component="a" href={address(`collaborations/${c.company}/handover`)} download>
                        {t('invite.download')}
                      </Button>
                    )}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Modal opened={ending !== undefined} onClose={() => setEnding(undefined)} title={t('invite.end')} closeButtonProps={{ 'aria-label': t('close') }}>
        <Stack>
          <Text>{t('invite.endHelp', { name: ending?.name ?? '' })}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setEnding(undefined)}>
              {t('cancel')}
            </Button>
            <Button color="red" loading={stop.isPending} onClick={() => ending && stop.mutate(ending.company, { onSettled: () => setEnding(undefined) })}>
              {t('invite.end')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </section>
  );
}
