import { Anchor, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { address } from '../api/client';
import { useScansOf } from '../api/scans';
import type { BusinessPaper, FullDocument } from '../api/types';
import { Amount } from './Amount';
import { amount, day, moment } from './format';
import { Icon } from './Icon';
import { InvoicePaper } from './InvoicePaper';
import { Picture } from './Picture';

/** A document as people read it: an invoice, or another paper, with the picture it was entered from. */
export function DocumentPaper({ document: d }: { document: FullDocument }) {
  const scans = useScansOf(d.id, !!d.format?.startsWith('scan-'));
  return (
    <>
      {(scans.data?.items ?? []).map((s) => (
        <Picture key={s.id} scan={s} />
      ))}
      {d.invoice && <InvoicePaper document={d} invoice={d.invoice} />}
      {d.paper && <PlainPaper document={d} paper={d.paper} />}
    </>
  );
}

function PlainPaper({ document: d, paper: p }: { document: FullDocument; paper: BusinessPaper }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md" component="section" aria-label={t('document.title', { number: d.number })}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} size="h3">
            {t(`paper.${p.kind}`)} {d.number}
          </Title>
          <Text size="sm" c="dimmed">
            {t('document.issued', { date: day(d.issueDate) })} · {t('document.received', { date: moment(d.receivedAt) })}
          </Text>
        </div>
        <Text fz="xl" fw={700}>
          <Amount value={p.gross} currency={p.currency} />
        </Text>
      </Group>
      {p.partner && (
        <div>
          <Text fw={600}>{p.partner.name}</Text>
          <Text size="sm">{p.partner.taxId}</Text>
        </div>
      )}
      <Table verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('line.name')}</Table.Th>
            <Table.Th className="end">{t('line.vat')}</Table.Th>
            <Table.Th className="end">{t('line.net')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(p.lines ?? []).map((l, at) => (
            <Table.Tr key={at}>
              <Table.Td>{l.name}</Table.Td>
              <Table.Td className="end">{l.rate && `${amount(l.rate)} %`}</Table.Td>
              <Table.Td className="end">{l.net && <Amount value={l.net} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {p.paid?.map((x) => (
        <Text key={x.means} size="sm">
          {t(`means.${x.means}`)}: {amount(x.amount)}
        </Text>
      ))}
      <Anchor href={address(`documents/${d.id}/original`)} target="_blank" rel="noopener" className="with-icon">
        <Icon name="download" size={16} /> {t('document.original')}
      </Anchor>
    </Stack>
  );
}
