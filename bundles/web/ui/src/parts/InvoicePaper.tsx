import { Anchor, Group, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { address } from '../api/client';
import type { FullDocument, Invoice, Party } from '../api/types';
import { Amount } from './Amount';
import { amount, day, moment } from './format';
import { Icon } from './Icon';

/** An invoice as people read it: who, what, how much, until when. The files themselves are a click away. */
export function InvoicePaper({ document: d, invoice: i }: { document: FullDocument; invoice: Invoice }) {
  const { t } = useTranslation();
  return (
    <Stack gap="md" component="section" aria-label={t('document.title', { number: d.number })}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} size="h3">
            {t(`type.${d.typeCode}`, { defaultValue: t('type.other') })} {d.number}
          </Title>
          <Text size="sm" c="dimmed">
            {t('document.issued', { date: day(d.issueDate) })}
            {d.dueDate && ` · ${t('document.due', { date: day(d.dueDate) })}`}
            {` · ${t('document.received', { date: moment(d.receivedAt) })}`}
          </Text>
        </div>
        <Text fz="xl" fw={700}>
          <Amount value={i.totals.payable} currency={i.currency} />
        </Text>
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <PartyBlock title={t('document.seller')} party={i.seller} />
        <PartyBlock title={t('document.buyer')} party={i.buyer} />
      </SimpleGrid>
      <Table.ScrollContainer minWidth={420} scrollAreaProps={{ tabIndex: 0 }}>
        <Table verticalSpacing={6} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('line.name')}</Table.Th>
              <Table.Th className="end">{t('line.quantity')}</Table.Th>
              <Table.Th className="end">{t('line.price')}</Table.Th>
              <Table.Th className="end">{t('line.vat')}</Table.Th>
              <Table.Th className="end">{t('line.net')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {i.lines.map((l) => (
              <Table.Tr key={l.id}>
                <Table.Td>{l.name}</Table.Td>
                <Table.Td className="end">{l.quantity && amount(l.quantity)}</Table.Td>
                <Table.Td className="end">{l.netPrice && amount(l.netPrice)}</Table.Td>
                <Table.Td className="end">{l.vatRate && `${amount(l.vatRate)} %`}</Table.Td>
                <Table.Td className="end">
                  <Amount value={l.netAmount} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Sum label={t('sum.net')} value={i.totals.net} />
            {i.vat.map((v) => (
              <Sum key={`${v.category}${v.rate}`} label={t('sum.vat', { rate: v.rate ? `${amount(v.rate)} %` : v.category })} value={v.amount} />
            ))}
            <Sum label={t('sum.gross')} value={i.totals.gross} strong />
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
      {(i.notes ?? []).map((n, at) => (
        <Text key={at} size="sm" className="wrap">
          {n}
        </Text>
      ))}
      {i.payment?.ibans?.map((iban) => (
        <Text key={iban} size="sm">
          {t('document.payTo')} <span className="mono">{iban}</span>
        </Text>
      ))}
      <Group gap="md">
        <Paper href={`documents/${d.id}/pdf`} label="PDF" there={!!d.pdf} />
        <Paper href={`documents/${d.id}/original`} label={d.format?.startsWith('scan-') ? t('document.original') : 'XML'} there />
        <Paper href={`documents/${d.id}/signature`} label={t('document.seal')} there={!!d.signature} />
      </Group>
    </Stack>
  );
}

function PartyBlock({ title, party }: { title: string; party: Party }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      <Text fw={600}>{party.name}</Text>
      <Text size="sm">{party.taxId}</Text>
      <Text size="sm" c="dimmed">
        {[...(party.address?.lines ?? []), party.address?.city].filter(Boolean).join(', ')}
      </Text>
    </div>
  );
}

function Sum({ label, value, strong }: { label: string; value: string; strong?: boolean }) {
  return (
    <Table.Tr fw={strong ? 700 : 400}>
      <Table.Td colSpan={4} className="end">
        {label}
      </Table.Td>
      <Table.Td className="end">
        <Amount value={value} />
      </Table.Td>
    </Table.Tr>
  );
}

function Paper({ href, label, there }: { href: string; label: string; there: boolean }) {
  return there ? (
    <Anchor href={address(href)} target="_blank" rel="noopener" className="with-icon">
      <Icon name="download" size={16} /> {label}
    </Anchor>
  ) : null;
}
