import { Alert, Button, FileInput, Group, NativeSelect, Paper, Progress, Radio, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem, query, upload } from '../api/client';
import { queries, may, useSession } from '../app/session';
import { SCAN_KINDS, type ScanKind } from '../api/scans';
import { useCompanies } from '../api/queries';
import { useChosenCompany } from '../app/company';
import { count } from '../parts/format';
import { ProblemNote } from '../parts/ProblemNote';

type Kind = 'scan' | 'statement' | 'invoice' | 'paper';

interface Sent {
  file: string;
  words: string;
  problem?: Told;
}

/** What stands in the way, and what to do. */
interface Told {
  message: string;
  fix: string;
}

/** Files for the books: statements, own invoices to send, papers. Each file stands by itself. */
export function UploadPage() {
  const { t } = useTranslation();
  const session = useSession();
  const [chosen, choose] = useChosenCompany();
  const companies = useCompanies();
  const company = chosen ?? (companies.data?.length === 1 ? companies.data[0]?.id : undefined);
  const kinds = ([['scan', 'DOCUMENTS'], ['statement', 'STATEMENTS'], ['invoice', 'DOCUMENTS'], ['paper', 'DOCUMENTS']] as const).filter(([, module]) => may(session, module, 'WRITE', company));
  const [kind, setKind] = useState<Kind>(kinds[0]?.[0] ?? 'statement');
  const [scanKind, setScanKind] = useState<ScanKind>('RECEIPT');
  const [note, setNote] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const [sent, setSent] = useState<Sent[]>([]);
  const [done, setDone] = useState<number | undefined>();
  const [error, setError] = useState<unknown>();

  async function send() {
    setError(undefined);
    setSent([]);
    for (const [at, file] of files.entries()) {
      setDone(at);
      try {
        const words = await one(kind, { company, ...(kind === 'scan' ? { kind: scanKind, note: note.trim() } : {}) }, file);
        setSent((old) => [...old, { file: file.name, words: t(words.key, words.values), ...(words.problem ? { problem: words.problem } : {}) }]);
      } catch (e) {
        if (!(e instanceof Problem) || e.status === 401) {
          setError(e);
          break;
        }
        // one bad file never keeps the next from being sent
        setSent((old) => [...old, { file: file.name, words: '', problem: e }]);
      }
    }
    setDone(undefined);
    setFiles([]);
    setNote('');
    void queries.invalidateQueries();
  }

  return (
    <Stack maw={640} mx="auto">
      <Title order={1} size="h3">
        {t('nav.upload')}
      </Title>
      <Paper withBorder p="md">
        <Stack>
          {(companies.data?.length ?? 0) > 1 && (
            <Select label={t('company')} required searchable data={companies.data?.map((c) => ({ value: c.id, label: c.name })) ?? []} value={company ?? null} onChange={choose} />
          )}
          <Radio.Group label={t('upload.kind')} value={kind} onChange={(v) => setKind(v as Kind)}>
            <Stack gap={6} mt={4}>
              {kinds.map(([k]) => (
                <Radio key={k} value={k} label={t(`upload.${k}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <Text size="sm" c="dimmed">
            {t(`upload.${kind}Help`)}
          </Text>
          {kind === 'scan' && <NativeSelect label={t('upload.scanKind')} value={scanKind} onChange={(e) => setScanKind(e.currentTarget.value as ScanKind)} data={SCAN_KINDS.map((k) => ({ value: k, label: t(`scanKind.${k}`) }))} />}
          <FileInput {...(kind === 'scan' ? { accept: 'image/jpeg,image/png,image/webp,application/pdf' } : {})} label={t('upload.files')} placeholder={t('upload.choose')} multiple value={files} onChange={setFiles} clearable clearButtonProps={{ 'aria-label': t('filter.clear') }} />
          {kind === 'scan' && <TextInput label={t('upload.note')} maxLength={1000} value={note} onChange={(e) => setNote(e.currentTarget.value)} />}
          <ProblemNote error={error} />
          <Group>
            <Button disabled={files.length === 0 || !company || done !== undefined} onClick={() => void send()}>
              {t('upload.send', { count: Math.max(1, files.length), n: count(files.length) })}
            </Button>
          </Group>
          {done !== undefined && <Progress value={(100 * done) / files.length} aria-label={t('upload.files')} />}
        </Stack>
      </Paper>
      <div role="status">
        {sent.map((s) => (
          <Alert key={s.file} mb="xs" color={s.problem ? 'red' : 'green'} title={s.file}>
            {s.problem ? `${s.problem.message} ${s.problem.fix ?? ''}` : s.words}
          </Alert>
        ))}
      </div>
    </Stack>
  );
}

interface Words {
  key: string;
  values: Record<string, unknown>;
  problem?: Told | undefined;
}

interface Answer {
  added?: number;
  alreadyImported?: boolean;
  known?: boolean;
  problems?: Told[];
}

const ADDRESSES: Record<Kind, string> = { scan: 'scans', statement: 'statements', invoice: 'submissions', paper: 'papers' };

async function one(kind: Kind, asked: Record<string, string | undefined>, file: File): Promise<Words> {
  const r = await upload<Answer>(`${ADDRESSES[kind]}${query(asked)}`, file);
  const problem = r.problems?.[0];
  if (r.alreadyImported || r.known) {
    return { key: 'upload.already', values: {}, problem };
  }
  if (kind === 'statement') {
    return { key: 'upload.lines', values: { count: r.added ?? 0, n: count(r.added ?? 0) }, problem };
  }
  return { key: { scan: 'upload.sentScan', invoice: 'upload.sent', paper: 'upload.taken' }[kind], values: {}, problem };
}
