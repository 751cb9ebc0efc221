import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OpenItem, Proposal, StatementLine } from '../../api/types';
import { Amount } from '../../parts/Amount';
import { amount, day } from '../../parts/format';
import { Marked } from './Marked';

/** What the bank says, and why it is thought to pay what it pays; the next best and why it is not the best. */
export function Evidence({ line: l, items }: { line: StatementLine; items: Map<string, OpenItem> }) {
  const { t } = useTranslation();
  const p = l.proposal;
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={2} size="h4">
            {l.line.counterparty?.name ?? t(`kind.${l.line.kind}`, { defaultValue: l.line.kind })}
          </Title>
          <Text size="sm" c="dimmed">
            {day(l.line.bookingDate)} · <span className="mono">{l.line.counterparty?.iban}</span>
          </Text>
        </div>
        <Text fz="lg" fw={700}>
          <Amount value={l.line.amount} currency={l.line.currency} />
        </Text>
      </Group>
      <Text size="sm" className="wrap">
        <Marked text={l.line.text} proposal={p} />
      </Text>
      {p && <Pays proposal={p} items={items} />}
      {p && p.evidence.length > 0 && (
        <ul className="evidence" aria-label={t('match.why')}>
          {p.evidence.map((e, at) => (
            <li key={at} className={e.weight < 0 ? 'against' : 'for'}>
              <span aria-hidden="true">{e.weight < 0 ? '−' : e.weight > 0 ? '+' : '·'}</span> {e.detail}
            </li>
          ))}
        </ul>
      )}
      {p?.runnerUp && (
        <Text size="sm" c="dimmed">
          {t('match.second')} {p.runnerUp.allocations.map((s) => items.get(s.item)?.document ?? s.item).join(', ')} — {p.runnerUp.whyNot}
        </Text>
      )}
    </Stack>
  );
}

function Pays({ proposal: p, items }: { proposal: Proposal; items: Map<string, OpenItem> }) {
  const { t } = useTranslation();
  if (p.allocations.length + p.bookings.length === 0) {
    return <Text c="dimmed">{t('match.nothing')}</Text>;
  }
  return (
    <ul className="pays" aria-label={t('match.pays')}>
      {p.allocations.map((s) => {
        const i = items.get(s.item);
        return (
          <li key={s.item}>
            <span className="strong">{i?.document ?? s.item}</span> {i && `${i.partner} · ${day(i.issueDate)}`} · {amount(s.amount)}
          </li>
        );
      })}
      {p.bookings.map((b, at) => (
        <li key={at}>
          <span className="mono strong">{b.account}</span> {b.amount && amount(b.amount)} <span className="quiet">{b.why}</span>
        </li>
      ))}
    </ul>
  );
}
