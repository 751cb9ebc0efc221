import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useJobs } from '../api/queries';
import { JobCard } from '../parts/JobCard';
import { ProblemNote } from '../parts/ProblemNote';

const SHOWN = 20;

export function JobsPage() {
  const { t } = useTranslation();
  const jobs = useJobs();
  return (
    <Stack maw={720}>
      <Title order={1} size="h3">
        {t('nav.jobs')}
      </Title>
      <ProblemNote error={jobs.error} />
      {jobs.data?.length === 0 && <Text c="dimmed">{t('job.none')}</Text>}
      {jobs.data?.slice(0, SHOWN).map((j) => <JobCard key={j.id} id={j.id} />)}
    </Stack>
  );
}
