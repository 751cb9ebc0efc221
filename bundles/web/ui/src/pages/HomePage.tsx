import { Anchor, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCompanies, useWaiting } from '../api/queries';
import type { Waiting } from '../api/types';
import { useChosenCompany } from '../app/company';
import { count } from '../parts/format';
import { ProblemNote } from '../parts/ProblemNote';

/** Every company with what waits, the most work first. */
export function HomePage() {
  const { t } = useTranslation();
  const companies = useCompanies();
  const waiting = useWaiting();
  const [chosen] = useChosenCompany();
  const byId = new Map((waiting.data ?? []).map((w) => [w.company, w]));
  const rows = (companies.data ?? [])
    .filter((c) => !chosen || c.id === chosen)
    .map((c) => ({ company: c, work: byId.get(c.id) }))
    .sort((a, b) => sum(b.work) - sum(a.work) || a.company.name.localeCompare(b.company.name));
  return (
    <Stack>
      <Title order={1} size="h3">
        {t('home.title')}
      </Title>
      <ProblemNote error={companies.error ?? waiting.error} />
      {companies.isPending && <Skeleton height={200} />}
      {companies.data?.length === 0 && <Text c="dimmed">{t('home.none')}</Text>}
      {rows.length > 0 && (
        <Table.ScrollContainer minWidth={640} scrollAreaProps={{ tabIndex: 0 }}>
          <Table highlightOnHover verticalSpacing="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('company')}</Table.Th>
                <Table.Th className="end">{t('home.decide')}</Table.Th>
                <Table.Th className="end">{t('home.asked')}</Table.Th>
                <Table.Th className="end">{t('home.questions')}</Table.Th>
                <Table.Th className="end">{t('home.post')}</Table.Th>
                <Table.Th className="end">{t('home.failed')}</Table.Th>
                <Table.Th className="end">{t('home.scans')}</Table.Th>
                <Table.Th className="end">{t('home.lines')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ company: c, work }) => (
                <Table.Tr key={c.id}>
                  <Table.Th scope="row" fw={600}>
                    <Anchor component={Link} to={`/documents?company=${c.id}`}>
                      {c.name}
                    </Anchor>
                    <Text size="xs" c="dimmed">
                      {c.id}
                    </Text>
                  </Table.Th>
                  <Cell n={work?.pending} to={`/documents?company=${c.id}&decision=PENDING`} />
                  <Cell n={work?.asked} to={`/comments?company=${c.id}&open=true`} />
                  <Cell n={work?.questions} to={`/documents?company=${c.id}&accounting=QUESTION`} />
                  <Cell n={work?.proposed} to={`/documents?company=${c.id}&accounting=PROPOSED`} />
                  <Cell n={work?.failed} to={`/documents?company=${c.id}&accounting=FAILED`} />
                  <Cell n={work?.scans} to={`/papers?company=${c.id}`} />
                  <Cell n={work?.lines} to={`/reconcile?company=${c.id}`} />
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Stack>
  );
}

const sum = (w: Waiting | undefined): number => (w ? w.pending + w.questions + w.proposed + w.failed + w.lines + w.asked + w.scans : 0);

function Cell({ n, to }: { n: number | undefined; to?: string }) {
  return (
    <Table.Td className="end">
      {n === undefined || n === 0 ? <span className="quiet">{n === undefined ? '…' : '–'}</span> : to ? <Anchor component={Link} to={to}>{count(n)}</Anchor> : count(n)}
    </Table.Td>
  );
}
