import { Group, Paper, Select, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks';
import { type KeyboardEvent, useCallback, useMemo } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useThreads } from '../api/comments';
import { decide, useDocument, useDocumentChange, useDocuments } from '../api/queries';
import type { Document } from '../api/types';
import { useSelection } from '../app/selection';
import { keepsBooks, may, useSession } from '../app/session';
import { Amount } from '../parts/Amount';
import { ArchiveTabs } from '../parts/ArchiveTabs';
import { Comments } from '../parts/Comments';
import { Decide } from '../parts/Decide';
import { day } from '../parts/format';
import { DocumentPaper } from '../parts/DocumentPaper';
import { ProblemNote } from '../parts/ProblemNote';
import { AccountingBadge, DecisionBadge } from '../parts/States';
import { type Column, VirtualGrid } from '../parts/VirtualGrid';
import { VoucherPane } from '../parts/VoucherPane';
import { ZipButton } from '../parts/ZipDialog';

const DECISIONS = ['PENDING', 'APPROVED', 'REJECTED', 'NOT_REQUIRED'] as const;
const ACCOUNTING = ['NONE', 'QUESTION', 'PROPOSED', 'POSTED', 'REVERSED', 'NOT_BOOKED', 'FAILED'] as const;

/** All documents beside the one that is looked at. Every filter is in the address. */
export function DocumentsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const books = keepsBooks(session);
  const phone = useMediaQuery('(max-width: 600px)') ?? false;
  const [params, setParams] = useSearchParams();
  const value = (name: string) => params.get(name) ?? undefined;
  const filter = {
    company: value('company'),
    direction: value('direction'),
    decision: value('decision'),
    accounting: value('accounting'),
    text: value('text'),
    from: value('from'),
    to: value('to'),
  };
  const list = useDocuments(filter);
  const rows = useMemo(() => list.data?.pages.flatMap((p) => p.items) ?? [], [list.data]);
  const [selected, select] = useSelection('document');
  const threads = useThreads(filter.company);
  const unread = useMemo(() => new Map((threads.data?.items ?? []).filter((x) => x.unread > 0).map((x) => [x.document.id, x.unread])), [threads.data]);

  const set = useCallback(
    (name: string, to: string | null) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          if (to) {
            next.set(name, to);
          } else {
            next.delete(name);
          }
          return next;
        },
        { replace: name === 'text' },
      ),
    [setParams],
  );
  const search = useDebouncedCallback((text: string) => set('text', text), 250);
  const more = useCallback(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) {
      void list.fetchNextPage();
    }
  }, [list]);
  const approve = useDocumentChange((d: Document) => decide(d.id, 'approve'));

  function keyed(event: KeyboardEvent, row: Document | undefined): boolean {
    if (event.key.toLowerCase() === 'a' && row?.decision === 'PENDING' && may(session, 'APPROVAL', 'WRITE', row.company)) {
      approve.mutate(row);
      return true;
    }
    return false;
  }

  return (
    <div className={selected ? 'split open' : 'split'}>
      <Stack className="split-list" gap="sm">
        <Group justify="space-between">
          <Title order={1} size="h3">
            {books ? t('nav.documents') : t('nav.archive')}
          </Title>
          {may(session, 'ARCHIVE', 'READ', filter.company) && <ZipButton filter={filter} />}
        </Group>
        <ArchiveTabs />
        <Group gap="xs" role="search" aria-label={t('filter.label')}>
          <TextInput className="grow" aria-label={t('filter.text')} placeholder={t('filter.text')} defaultValue={filter.text ?? ''} onChange={(e) => search(e.currentTarget.value)} />
          <Filter name="direction" value={filter.direction} all={['RECEIVED', 'ISSUED']} words="direction" set={set} />
          <Filter name="decision" value={filter.decision} all={DECISIONS} words="decision" set={set} />
          {books && <Filter name="accounting" value={filter.accounting} all={ACCOUNTING} words="accounting" set={set} />}
          <TextInput type="date" aria-label={t('filter.from')} value={filter.from ?? ''} onChange={(e) => set('from', e.currentTarget.value)} />
          <TextInput type="date" aria-label={t('filter.to')} value={filter.to ?? ''} onChange={(e) => set('to', e.currentTarget.value)} />
        </Group>
        <ProblemNote error={list.error ?? approve.error} />
        <VirtualGrid
          label={books ? t('nav.documents') : t('nav.archive')}
          rows={rows}
          rowKey={(d) => d.id}
          columns={columns(t, books, !!selected || phone, phone, unread)}
          selected={selected}
          onSelect={(d) => select(d.id)}
          onKey={keyed}
          onEnd={more}
          rowHeight={56}
          empty={list.isPending ? <Skeleton height={200} /> : <Text c="dimmed">{t('document.noneFound')}</Text>}
        />
        <Text size="xs" c="dimmed" visibleFrom="sm">
          {t('document.keys')}
        </Text>
      </Stack>
      {selected && <Detail id={selected} onClose={() => select(undefined)} />}
    </div>
  );
}

/** Beside an open document there is less room: the day goes below the partner. */
function columns(t: TFunction, books: boolean, narrow: boolean, phone: boolean, unread: Map<string, number>): Column<Document>[] {
  return [
    ...(narrow ? [] : [{ key: 'date', title: t('column.date'), width: '104px', show: (d: Document) => day(d.issueDate) }]),
    {
      key: 'partner',
      title: t('column.partner'),
      width: 'minmax(120px, 1fr)',
      show: (d) => (
        <>
          <span className="strong">{d.partner}</span>
          <br />
          <span className="quiet">
            {d.direction === 'ISSUED' ? '↗ ' : '↙ '}
            {d.number}
            {narrow && ` · ${day(d.issueDate)}`}
            {unread.has(d.id) && ` · ● ${t('comment.unread', { n: unread.get(d.id), count: unread.get(d.id) ?? 0 })}`}
          </span>
        </>
      ),
    },
    {
      key: 'total',
      title: t('column.total'),
      width: '130px',
      end: true,
      show: (d) => (
        <>
          <Amount value={d.total} currency={d.currency} />
          {phone && <br />}
          {phone && <DecisionBadge state={d.decision} />}
        </>
      ),
    },
    ...(phone
      ? []
      : [
          {
            key: 'state',
            title: t('column.state'),
            width: '150px',
            show: (d: Document) => (
              <span className="badges">
                {(d.decision !== 'NOT_REQUIRED' || !books) && <DecisionBadge state={d.decision} />}
                {books && <AccountingBadge state={d.accounting} />}
              </span>
            ),
          },
        ]),
  ];
}

function Filter({ name, value, all, words, set }: { name: string; value: string | undefined; all: readonly string[]; words: string; set: (name: string, to: string | null) => void }) {
  const { t } = useTranslation();
  return (
    <Select
      w={150}
      aria-label={t(`filter.${name}`)}
      placeholder={t(`filter.${name}`)}
      clearable
      clearButtonProps={{ 'aria-label': t('filter.clear') }}
      data={all.map((v) => ({ value: v, label: t(`${words}.${v}`) }))}
      value={value ?? null}
      onChange={(to) => set(name, to)}
    />
  );
}

function Detail({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const document = useDocument(id);
  const d = document.data;
  return (
    <Paper className="split-detail" withBorder p="md" aria-busy={document.isPending} component="section" aria-label={t('document.one')}>
      <button type="button" className="back" onClick={onClose}>
        {t('back')}
      </button>
      <ProblemNote error={document.error} />
      {document.isPending && <Skeleton height={320} />}
      {d && (
        <Stack gap="lg">
          <Group gap="xs">
            <DecisionBadge state={d.decision} />
            {keepsBooks(session) && <AccountingBadge state={d.accounting} />}
          </Group>
          <Decide document={d} />
          <DocumentPaper document={d} />
          <Comments document={d} />
          {may(session, 'POSTING', 'READ', d.company) && <VoucherPane document={d} />}
          <History document={d.decisions} />
        </Stack>
      )}
    </Paper>
  );
}

function History({ document: decisions }: { document: { state: string; actorName: string; reason?: string; at: string }[] }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('document.history')}>
      <Title order={3} size="h5">
        {t('document.history')}
      </Title>
      <ul className="history">
        {decisions.map((x, at) => (
          <li key={at}>
            {t(`decision.${x.state}`)} · {x.actorName} · {day(x.at.slice(0, 10))}
            {x.reason && <span className="quiet"> — {x.reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
