import { Anchor, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { type CommentThread, useCommentChange, useThreads, write } from '../api/comments';
import { address } from '../api/client';
import { useCompanies, useDocument, useDocuments } from '../api/queries';
import type { Document } from '../api/types';
import { useChosenCompany } from '../app/company';
import { Amount } from '../parts/Amount';
import { Comments, useWrites } from '../parts/Comments';
import { Decide } from '../parts/Decide';
import { count, day } from '../parts/format';
import { Icon } from '../parts/Icon';
import { DocumentPaper } from '../parts/DocumentPaper';
import { ProblemNote } from '../parts/ProblemNote';
import { ReasonDialog } from '../parts/ReasonDialog';
import { RecurringList } from '../parts/RecurringList';
import { SyncButton } from '../parts/SyncButton';

/** What waits for the client's word, one card a document, made for a thumb. */
export function TodoPage() {
  const { t } = useTranslation();
  const [company] = useChosenCompany();
  const list = useDocuments({ company, direction: 'RECEIVED', decision: 'PENDING' });
  const companies = useCompanies();
  const many = (companies.data?.length ?? 0) > 1;
  const threads = useThreads(company);
  const byId = new Map((threads.data?.items ?? []).map((x) => [x.document.id, x]));
  const all = list.data?.pages.flatMap((p) => p.items) ?? [];
  // what the client asked about waits for the firm, not for the client
  const aside = all.filter((d) => byId.get(d.id)?.openBy === 'CLIENT');
  const waiting = all.filter((d) => byId.get(d.id)?.openBy !== 'CLIENT');
  const one = company ?? (companies.data?.length === 1 ? companies.data[0]?.id : undefined);
  const nameOf = (d: Document) => (many ? companies.data?.find((c) => c.id === d.company)?.name : undefined);
  return (
    <Stack maw={720} mx="auto" gap="md">
      <Group justify="space-between">
        <Title order={1} size="h3">
          {t('todo.title')}
        </Title>
        <SyncButton />
      </Group>
      <ProblemNote error={list.error} />
      {list.isPending ? (
        <Skeleton height={180} />
      ) : waiting.length === 0 ? (
        <Paper withBorder p="xl" ta="center">
          <Text fw={600}>{t('todo.nothing')}</Text>
          <Text c="dimmed">{t('todo.nothingMore')}</Text>
        </Paper>
      ) : (
        <Text c="dimmed" role="status">
          {t('todo.waiting', { count: waiting.length, n: count(waiting.length) })}
          {list.hasNextPage && ' +'}
        </Text>
      )}
      {one && <RecurringList company={one} aside={aside.map((d) => d.id)} />}
      {waiting.map((d) => (
        <Card key={d.id} document={d} company={nameOf(d)} thread={byId.get(d.id)} />
      ))}
      {aside.length > 0 && (
        <section aria-label={t('todo.aside')}>
          <Title order={2} size="h4" mb="xs">
            {t('todo.aside')}
          </Title>
          <Stack gap="md">
            {aside.map((d) => (
              <Card key={d.id} document={d} company={nameOf(d)} thread={byId.get(d.id)} />
            ))}
          </Stack>
        </section>
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Stack>
  );
}

function Card({ document: d, company, thread }: { document: Document; company: string | undefined; thread: CommentThread | undefined }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const [open, setOpen] = useState(params.get('document') === d.id);
  return (
    <Paper withBorder p="md" component="article" aria-label={t('document.title', { number: d.number })}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <div>
            <Text fw={700}>{d.partner}</Text>
            <Text size="sm" c="dimmed">
              {d.number} · {day(d.issueDate)}
              {d.dueDate && ` · ${t('document.due', { date: day(d.dueDate) })}`}
              {company && ` · ${company}`}
            </Text>
          </div>
          <Text fz="lg" fw={700}>
            <Amount value={d.total} currency={d.currency} />
          </Text>
        </Group>
        <Group gap="md">
          <Anchor component="button" type="button" aria-expanded={open} onClick={() => setOpen(!open)} className="with-icon">
            <Icon name="document" size={16} /> {open ? t('todo.less') : t('todo.look')}
          </Anchor>
          {d.pdf && (
            <Anchor href={address(`documents/${d.id}/pdf`)} target="_blank" rel="noopener" className="with-icon">
              <Icon name="download" size={16} /> PDF
            </Anchor>
          )}
        </Group>
        {thread && !open && (
          <Text size="sm" className="wrap" lineClamp={3}>
            <b>{thread.last.authorName}:</b> {thread.last.text}
          </Text>
        )}
        {open && <Whole id={d.id} />}
        {open && <Comments document={d} />}
        <Decide document={d} big />
        <Ask document={d} />
      </Stack>
    </Paper>
  );
}

/** The document is put aside until the firm has answered. */
function Ask({ document: d }: { document: Document }) {
  const { t } = useTranslation();
  const writes = useWrites(d.company);
  const [asking, setAsking] = useState(false);
  const add = useCommentChange((text: string) => write(d.id, text, true));
  return writes ? (
    <>
      <Button variant="default" leftSection={<Icon name="ask" />} onClick={() => setAsking(true)}>
        {t('decide.ask')}
      </Button>
      {asking && (
        <ReasonDialog
          title={t('decide.askTitle', { number: d.number, partner: d.partner })}
          label={t('comment.question')}
          action={t('decide.ask')}
          onClose={() => setAsking(false)}
          onDo={(text) => add.mutateAsync(text)}
        />
      )}
    </>
  ) : null;
}

function Whole({ id }: { id: string }) {
  const document = useDocument(id);
  return (
    <>
      <ProblemNote error={document.error} />
      {document.isPending && <Skeleton height={200} />}
      {document.data && <DocumentPaper document={document.data} />}
    </>
  );
}
