import { Alert, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { post } from '../api/client';
import { useJob } from '../api/queries';
import { count, moment } from './format';
import { State, type Tone } from './States';

const TONES: Record<string, Tone> = { RUNNING: 'info', DONE: 'good', PARTIAL: 'warn', FAILED: 'bad', CANCELLED: 'quiet' };

/** Work that takes its time: how far it is, what came of it, and a way to stop it. */
export function JobCard({ id }: { id: string }) {
  const { t } = useTranslation();
  const job = useJob(id);
  const cancel = useMutation({ mutationFn: () => post(`jobs/${encodeURIComponent(id)}/cancel`) });
  if (!job) {
    return null;
  }
  const running = job.state === 'RUNNING';
  return (
    <Paper withBorder p="md" component="article" aria-label={job.title}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Text fw={600}>{job.title}</Text>
          <State tone={TONES[job.state] ?? 'quiet'}>{t(`job.${job.state}`)}</State>
        </Group>
        <Text size="sm" c="dimmed">
          {[job.company, moment(job.startedAt)].filter(Boolean).join(' · ')}
        </Text>
        {running && <Progress value={job.total > 0 ? (100 * job.done) / job.total : 100} striped={job.total === 0} animated={job.total === 0} aria-label={job.title} />}
        <Text size="sm" role="status">
          {job.message} {running && job.total > 0 && `${count(job.done)} / ${count(job.total)}`}
        </Text>
        {job.problems.slice(0, 20).map((p, at) => (
          <Alert key={at} color="red" title={p.message}>
            {p.fix}
          </Alert>
        ))}
        {running && (
          <Group>
            <Button size="compact-sm" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
              {t('job.cancel')}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
