import { Alert, Anchor, Button, FileInput, Group, Paper, Select, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { address, post, query, upload } from '../api/client';
import { useCompanies, useDocument } from '../api/queries';
import { SUBMISSION_STATES, type Submission, type SubmissionState, useSubmission, useSubmissions } from '../api/submissions';
import { useChosenCompany } from '../app/company';
import { may, useSession } from '../app/session';
import { ErrorList } from '../parts/ErrorList';
import { FilterSelect } from '../parts/FilterSelect';
import { count, moment } from '../parts/format';
import { Icon } from '../parts/Icon';
import { ProblemNote } from '../parts/ProblemNote';
import { SyncButton } from '../parts/SyncButton';
import { State, type Tone } from '../parts/States';

const TONES: Record<SubmissionState, Tone> = { RECEIVED: 'info', INVALID: 'bad', READY: 'info', SENDING: 'info', IN_DOUBT: 'warn', SENT: 'info', ACCEPTED: 'good', REJECTED: 'bad', CANCELLED: 'quiet' };
const SIGNS: Record<SubmissionState, string> = { RECEIVED: '◔', INVALID: '✕', READY: '◑', SENDING: '↗', IN_DOUBT: '?', SENT: '↗', ACCEPTED: '✓', REJECTED: '✕', CANCELLED: '–' };

/** Own invoices on their way to the authority: given here, followed to the end, with the receipts. */
export function SendingPage() {
  const { t } = useTranslation();
  const session = useSession();
  const [chosen, choose] = useChosenCompany();
  const companies = useCompanies();
  const company = chosen ?? (companies.data?.length === 1 ? companies.data[0]?.id : undefined);
  const [params] = useSearchParams();
  const list = useSubmissions(company, params.get('state') ?? undefined);
  return (
    <Stack maw={760} mx="auto">
      <Title order={1} size="h3">
        {t('nav.sending')}
      </Title>
      {(companies.data?.length ?? 0) > 1 && (
        <Select label={t('company')} searchable clearable clearButtonProps={{ 'aria-label': t('filter.clear') }} data={companies.data?.map((c) => ({ value: c.id, label: c.name })) ?? []} value={company ?? null} onChange={choose} />
      )}
      {company && may(session, 'DOCUMENTS', 'WRITE', company) && <Give company={company} />}
      <Group role="search" aria-label={t('filter.label')}>
        <FilterSelect name="state" all={SUBMISSION_STATES} words="sending.state" label={t('filter.state')} />
      </Group>
      <ProblemNote error={list.error} />
      {list.isPending && <Skeleton height={160} />}
      {list.data?.length === 0 && <Text c="dimmed">{t('sending.none')}</Text>}
      {(list.data ?? []).map((s) => (
        <One key={s.id} submission={s} />
      ))}
    </Stack>
  );
}

interface Told {
  fileName: string;
  known?: boolean;
  error?: { message: string; fix: string };
}

function Give({ company }: { company: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [files, setFiles] = useState<File[]>([]);
  const [told, setTold] = useState<Told[]>([]);
  const send = useMutation({
    mutationFn: async () => {
      setTold([]);
      for (const file of files) {
        const zip = /\.zip$/i.test(file.name);
        try {
          const answer = await upload<Told | Told[]>(`submissions${zip ? '/zip' : ''}${query({ company })}`, file);
          setTold((old) => [...old, ...(Array.isArray(answer) ? answer : [answer])]);
        } catch (e) {
          // one bad file never keeps the next from being sent
          const p = e as { message: string; fix?: string };
          setTold((old) => [...old, { fileName: file.name, error: { message: p.message, fix: p.fix ?? '' } }]);
        }
      }
      setFiles([]);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['submissions'] }),
  });
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <FileInput label={t('sending.files')} description={t('upload.invoiceHelp')} placeholder={t('upload.choose')} accept=".xml,.zip" multiple value={files} onChange={setFiles} clearable clearButtonProps={{ 'aria-label': t('filter.clear') }} />
        <Group>
          <Button loading={send.isPending} disabled={files.length === 0} onClick={() => send.mutate()}>
            {t('upload.send', { count: Math.max(1, files.length), n: count(files.length) })}
          </Button>
        </Group>
        <div role="status">
          {told.map((x, at) => (
            <Alert key={at} mt="xs" color={x.error ? 'red' : 'green'} title={x.fileName}>
              {x.error ? `${x.error.message}. ${x.error.fix}` : x.known ? t('upload.already') : t('upload.sent')}
            </Alert>
          ))}
        </div>
      </Stack>
    </Paper>
  );
}

function One({ submission: s }: { submission: Submission }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Paper withBorder p="md" component="article" aria-label={s.fileName}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600} className="wrap">
            {s.what ?? s.fileName}
          </Text>
          <Text size="xs" c="dimmed" className="wrap">
            {s.fileName} · {moment(s.receivedAt)}
            {s.index && ` · ${t('message.index', { id: s.index })}`}
          </Text>
        </div>
        <State tone={TONES[s.state]} sign={SIGNS[s.state]}>
          {t(`sending.state.${s.state}`)}
        </State>
      </Group>
      <Anchor component="button" type="button" size="sm" mt={6} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('todo.less') : t('sending.look')}
      </Anchor>
      {open && <Whole id={s.id} />}
    </Paper>
  );
}

function Whole({ id }: { id: string }) {
  const { t } = useTranslation();
  const session = useSession();
  const client = useQueryClient();
  const full = useSubmission(id);
  const act = useMutation({ mutationFn: (run: () => Promise<unknown>) => run(), onSettled: () => client.invalidateQueries({ queryKey: ['submissions'] }) });
  const s = full.data;
  if (!s) {
    return (
      <>
        <ProblemNote error={full.error} />
        <Skeleton height={80} />
      </>
    );
  }
  const writes = may(session, 'DOCUMENTS', 'WRITE', s.company);
  const waits = s.state === 'READY' || s.state === 'RECEIVED';
  return (
    <Stack gap="sm" mt="sm">
      <ProblemNote error={act.error} />
      {s.problem && <Alert color="yellow" title={s.problem.message}>{s.problem.fix}</Alert>}
      {(s.findings ?? []).length > 0 && <ErrorList errors={(s.findings ?? []).map((f) => ({ rule: f.rule, text: f.message, ...(f.fix ? { fix: f.fix } : {}), ...(f.location ? { location: f.location } : {}) }))} />}
      {(s.errors ?? []).length > 0 && <ErrorList errors={s.errors ?? []} />}
      {s.document && <Receipts id={s.document} company={s.company} />}
      {s.state === 'ACCEPTED' && !s.document && <ReceiptComes />}
      {writes && waits && (
        <Group>
          {!s.released && (
            <Button size="sm" loading={act.isPending} onClick={() => act.mutate(() => post(`submissions/${s.id}/release`))}>
              {t('sending.release')}
            </Button>
          )}
          <Button size="sm" variant="default" loading={act.isPending} onClick={() => act.mutate(() => post(`submissions/${s.id}/cancel`, { reason: t('sending.cancel') }))}>
            {t('sending.cancel')}
          </Button>
        </Group>
      )}
      <ol className="history" aria-label={t('sending.history')}>
        {s.history.map((h, at) => (
          <li key={at}>
            {t(`sending.state.${h.state}`)} · {moment(h.at)}
          </li>
        ))}
      </ol>
    </Stack>
  );
}

/** The sealed original is what the mailbox brings. */
function ReceiptComes() {
  const { t } = useTranslation();
  return (
    <Group justify="space-between">
      <Text size="sm">{t('sending.receiptComes')}</Text>
      <SyncButton />
    </Group>
  );
}

/** What proves that it was filed. */
function Receipts({ id, company }: { id: string; company: string }) {
  const { t } = useTranslation();
  const document = useDocument(id);
  const d = document.data;
  const { refetch } = document;
  const sealed = !!d?.signature;
  // its document is there when the mailbox has brought it
  useEffect(() => {
    const timer = sealed ? undefined : setInterval(() => void refetch(), 3_000);
    return () => clearInterval(timer);
  }, [sealed, refetch]);
  if (document.isError) {
    return <ReceiptComes />;
  }
  return d ? (
    <Group gap="md">
      <Anchor component={Link} size="sm" to={`/documents?company=${company}&document=${id}`}>
        {t('message.document')}
      </Anchor>
      <Anchor size="sm" className="with-icon" href={address(`documents/${id}/original`)} download>
        <Icon name="download" size={16} /> XML
      </Anchor>
      {d.pdf && (
        <Anchor size="sm" className="with-icon" href={address(`documents/${id}/pdf`)} download>
          <Icon name="download" size={16} /> PDF
        </Anchor>
      )}
      {d.signature && (
        <Anchor size="sm" className="with-icon" href={address(`documents/${id}/signature`)} download>
          <Icon name="download" size={16} /> {t('document.seal')}
        </Anchor>
      )}
      {!d.signature && <ReceiptComes />}
    </Group>
  ) : null;
}
