import { Anchor, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { MESSAGE_STATES, MESSAGE_TYPES, type NetworkMessage, useMessage, useMessages } from '../api/archive';
import { address } from '../api/client';
import { useCompanies } from '../api/queries';
import { useChosenCompany } from '../app/company';
import { ArchiveTabs } from '../parts/ArchiveTabs';
import { ErrorList } from '../parts/ErrorList';
import { FilterSelect } from '../parts/FilterSelect';
import { moment } from '../parts/format';
import { Icon } from '../parts/Icon';
import { ProblemNote } from '../parts/ProblemNote';
import { State, type Tone } from '../parts/States';

const SHOWN = 100;
const TONES: Record<NetworkMessage['state'], Tone> = { LISTED: 'info', ARCHIVED: 'info', READ: 'good', QUARANTINED: 'bad', EXPIRED: 'warn', REFUSED: 'bad' };
const SIGNS: Record<NetworkMessage['state'], string> = { LISTED: '◔', ARCHIVED: '◑', READ: '✓', QUARANTINED: '!', EXPIRED: '–', REFUSED: '✕' };

/** What the authority's mailbox held: documents, errors, buyers' messages, and what became of each. */
export function MessagesPage() {
  const { t } = useTranslation();
  const [chosen] = useChosenCompany();
  const companies = useCompanies();
  const company = chosen ?? (companies.data?.length === 1 ? companies.data[0]?.id : undefined);
  const [params] = useSearchParams();
  const [shown, setShown] = useState(SHOWN);
  const list = useMessages(company);
  const type = params.get('type');
  const state = params.get('state');
  const rows = (list.data ?? []).filter((m) => (!type || m.type === type) && (!state || m.state === state));
  return (
    <Stack maw={860} mx="auto">
      <Title order={1} size="h3">
        {t('folder.messages')}
      </Title>
      <ArchiveTabs />
      <Group gap="xs" role="search" aria-label={t('filter.label')}>
        <FilterSelect name="type" all={MESSAGE_TYPES} words="message.type" label={t('filter.kind')} />
        <FilterSelect name="state" all={MESSAGE_STATES} words="message.state" label={t('filter.state')} />
      </Group>
      <ProblemNote error={list.error} />
      {!company && <Text c="dimmed">{t('match.company')}</Text>}
      {company && list.isPending && <Skeleton height={200} />}
      {list.data && rows.length === 0 && <Text c="dimmed">{t('message.none')}</Text>}
      {rows.slice(0, shown).map((m) => (
        <Message key={m.key} message={m} />
      ))}
      {rows.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + SHOWN)}>
          {t('more')}
        </Button>
      )}
    </Stack>
  );
}

function Message({ message: m }: { message: NetworkMessage }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Paper withBorder p="sm" component="article" aria-label={`${t(`message.type.${m.type}`)} ${m.messageId}`}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600}>{m.type === 'UNKNOWN' ? m.rawType : t(`message.type.${m.type}`)}</Text>
          <Text size="xs" c="dimmed">
            {moment(m.createdAt)} · {m.messageId}
            {m.relatedId && ` · ${t('message.index', { id: m.relatedId })}`}
          </Text>
        </div>
        <State tone={TONES[m.state]} sign={SIGNS[m.state]}>
          {t(`message.state.${m.state}`)}
        </State>
      </Group>
      {m.problem && (
        <Text size="sm" mt={4}>
          {m.problem.message}. {m.problem.fix}
        </Text>
      )}
      <Group gap="md" mt={6}>
        {(m.type === 'ERRORS' || (m.texts?.length ?? 0) > 0) && (
          <Anchor component="button" type="button" size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? t('todo.less') : t('message.look')}
          </Anchor>
        )}
        {m.document && (
          <Anchor component={Link} size="sm" to={`/documents?company=${m.company}&document=${m.document}`}>
            {t('message.document')}
          </Anchor>
        )}
        {m.container && (
          <Anchor size="sm" className="with-icon" href={address(`companies/${m.company}/messages/${encodeURIComponent(m.messageId)}/container`)} download>
            <Icon name="download" size={16} /> ZIP
          </Anchor>
        )}
      </Group>
      {open && <Explained message={m} />}
    </Paper>
  );
}

function Explained({ message: m }: { message: NetworkMessage }) {
  const full = useMessage(m.company, m.messageId);
  return (
    <>
      <ProblemNote error={full.error} />
      {full.isPending && <Skeleton height={60} />}
      {full.data && <ErrorList errors={full.data.errors ?? (full.data.texts ?? []).map((text) => ({ text }))} />}
    </>
  );
}
