import { Button, Checkbox, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Comment, seen, useCommentChange, useComments, useThreads, write } from '../api/comments';
import type { Document } from '../api/types';
import { may, useSession } from '../app/session';
import { moment } from './format';
import { ProblemNote } from './ProblemNote';
import { State } from './States';

/** Whether the person may write about documents of this company. */
export function useWrites(company: string): boolean {
  const session = useSession();
  return ['APPROVAL', 'DOCUMENTS', 'POSTING'].some((m) => may(session, m, 'WRITE', company));
}

/** What client and firm wrote about a document; whoever sees it here has read it. */
export function Comments({ document: d }: { document: Document }) {
  const { t } = useTranslation();
  const list = useComments(d.id);
  const threads = useThreads(undefined);
  const writes = useWrites(d.company);
  const [text, setText] = useState('');
  const [asks, setAsks] = useState(false);
  const add = useCommentChange((c: { text: string; asks: boolean }) => write(d.id, c.text, c.asks));
  const { mutate: read } = useCommentChange((id: string) => seen(id));
  const unread = threads.data?.items.find((x) => x.document.id === d.id)?.unread ?? 0;
  useEffect(() => {
    if (unread > 0 && list.data) {
      read(d.id);
    }
  }, [unread, list.data, d.id, read]);

  async function send(event: FormEvent) {
    event.preventDefault();
    await add.mutateAsync({ text: text.trim(), asks }).then(
      () => {
        setText('');
        setAsks(false);
      },
      () => undefined,
    );
  }

  return (
    <section aria-label={t('comment.title')}>
      <Title order={3} size="h5" mb={4}>
        {t('comment.title')}
      </Title>
      <ProblemNote error={list.error ?? add.error} />
      <CommentList comments={list.data ?? []} />
      {writes && (
        <form onSubmit={send}>
          <Stack gap="xs" mt="xs">
            <Textarea label={t('comment.write')} autosize minRows={2} maxLength={4000} value={text} onChange={(e) => setText(e.currentTarget.value)} />
            <Group justify="space-between">
              <Checkbox label={t('comment.asks')} checked={asks} onChange={(e) => setAsks(e.currentTarget.checked)} />
              <Button type="submit" size="sm" variant="light" disabled={!text.trim()} loading={add.isPending}>
                {t('comment.send')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </section>
  );
}

export function CommentList({ comments }: { comments: Comment[] }) {
  const { t } = useTranslation();
  if (comments.length === 0) {
    return null;
  }
  return (
    <ul className="comments">
      {comments.map((c) => (
        <li key={c.id} className={c.side === 'FIRM' ? 'firm' : 'client'}>
          <Group gap={6}>
            <Text size="sm" fw={600}>
              {c.authorName}
            </Text>
            <Text size="xs" c="dimmed">
              {t(`comment.side.${c.side}`)} · {moment(c.at)}
            </Text>
            {c.asks && (
              <State tone="warn" sign="?">
                {t('comment.question')}
              </State>
            )}
          </Group>
          <Text size="sm" className="wrap">
            {c.text}
          </Text>
        </li>
      ))}
    </ul>
  );
}
