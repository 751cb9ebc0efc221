import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { post } from '../api/client';
import { useCompanies, useJob } from '../api/queries';
import type { Job } from '../api/types';
import { useChosenCompany } from '../app/company';
import { may, useSession } from '../app/session';
import { ProblemNote } from './ProblemNote';

/** Fetches from the authority now, and says what came. */
export function SyncButton() {
  const { t } = useTranslation();
  const session = useSession();
  const client = useQueryClient();
  const [chosen] = useChosenCompany();
  const companies = useCompanies();
  const company = chosen ?? (companies.data?.length === 1 ? companies.data[0]?.id : undefined);
  const sync = useMutation({ mutationFn: () => post<Job>('network/sync', company ? { company } : {}) });
  const job = useJob(sync.data?.id, () => {
    for (const key of ['documents', 'document', 'submissions', 'messages']) {
      void client.invalidateQueries({ queryKey: [key] });
    }
  });
  if (!may(session, 'DOCUMENTS', 'WRITE', company) && !may(session, 'CONNECTIONS', 'WRITE', company)) {
    return null;
  }
  const running = sync.isPending || job?.state === 'RUNNING';
  return (
    <div className="sync">
      <Button variant="light" loading={running} onClick={() => sync.mutate()}>
        {t('sync.do')}
      </Button>
      <ProblemNote error={sync.error} />
      <Text size="xs" c="dimmed" role="status">
        {job?.message}
      </Text>
    </div>
  );
}
