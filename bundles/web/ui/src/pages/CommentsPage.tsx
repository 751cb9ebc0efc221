import { Anchor, Checkbox, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { type CommentThread, useThreads } from '../api/comments';
import { useCompanies } from '../api/queries';
import { useChosenCompany } from '../app/company';
import { moment } from '../parts/format';
import { ProblemNote } from '../parts/ProblemNote';
import { State } from '../parts/States';

/** Documents that client and firm write about: what waits for an answer, what is new. */
export function CommentsPage() {
  const { t } = useTranslation();
  const [company] = useChosenCompany();
  const [params, setParams] = useSearchParams();
  const open = params.get('open') === 'true';
  const threads = useThreads(company, open);
  const companies = useCompanies();
  const many = (companies.data?.length ?? 0) > 1;
  return (
    <Stack maw={760} mx="auto">
      <Group justify="space-between">
        <Title order={1} size="h3">
          {t('nav.comments')}
        </Title>
        <Checkbox
          label={t('comment.onlyOpen')}
          checked={open}
          onChange={(e) => {
            const next = new URLSearchParams(params);
            if (e.currentTarget.checked) {
              next.set('open', 'true');
            } else {
              next.delete('open');
            }
            setParams(next);
          }}
        />
      </Group>
      <ProblemNote error={threads.error} />
      {threads.isPending && <Skeleton height={160} />}
      {threads.data?.items.length === 0 && <Text c="dimmed">{t('comment.none')}</Text>}
      {(threads.data?.items ?? []).map((x) => (
        <Thread key={x.document.id} thread={x} company={many ? companies.data?.find((c) => c.id === x.document.company)?.name : undefined} />
      ))}
    </Stack>
  );
}

function Thread({ thread: x, company }: { thread: CommentThread; company: string | undefined }) {
  const { t } = useTranslation();
  const d = x.document;
  return (
    <Paper withBorder p="md" component="article" aria-label={t('document.title', { number: d.number })}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Anchor component={Link} to={`/documents?company=${d.company}&document=${d.id}`} fw={600}>
          {d.partner} · {d.number}
        </Anchor>
        <span className="badges">
          {x.openBy && (
            <State tone="warn" sign="?">
              {t(`comment.waitsFor.${x.openBy}`)}
            </State>
          )}
          {x.unread > 0 && (
            <State tone="info" sign="●">
              {t('comment.unread', { n: x.unread, count: x.unread })}
            </State>
          )}
        </span>
      </Group>
      {company && (
        <Text size="xs" c="dimmed">
          {company}
        </Text>
      )}
      <Text size="sm" mt={4} className="wrap" lineClamp={4}>
        {x.last.authorName}: {x.last.text}
      </Text>
      <Text size="xs" c="dimmed">
        {moment(x.last.at)}
      </Text>
    </Paper>
  );
}
