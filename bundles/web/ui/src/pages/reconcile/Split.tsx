import { Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountPart, OpenItem, Share, StatementLine } from '../../api/types';
import { amount, day } from '../../parts/format';
import { isAmount, toText, toUnits } from '../../parts/decimal';
import { ProblemNote } from '../../parts/ProblemNote';

const SHOWN = 40;

interface Props {
  line: StatementLine;
  items: OpenItem[];
  start: { shares: Share[]; accounts: AccountPart[] };
  error: unknown;
  busy: boolean;
  onDo: (shares: Share[], accounts: AccountPart[]) => void;
  onClose: () => void;
}

/** Other documents, accounts, or both: what is left of the line is always in sight, and the goal is nought. */
export function Split({ line, items, start, error, busy, onDo, onClose }: Props) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [shares, setShares] = useState<Share[]>(start.shares);
  const [accounts, setAccounts] = useState<AccountPart[]>(start.accounts);
  const side = new Map(items.map((i) => [i.id, i.side]));
  const taken = new Map(shares.map((s) => [s.item, s.amount]));
  const fold = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const wanted = fold(search);
  const hits = items
    .filter((i) => taken.has(i.id) || !wanted || fold(`${i.partner} ${i.document} ${i.residual}`).includes(wanted))
    .sort((a, b) => Number(taken.has(b.id)) - Number(taken.has(a.id)))
    .slice(0, SHOWN);

  const good = shares.every((s) => isAmount(s.amount)) && accounts.every((a) => a.account.trim() && a.reason.trim() && (!a.amount || isAmount(a.amount)));
  let rest = toUnits(line.line.amount);
  if (good) {
    for (const s of shares) {
      rest -= side.get(s.item) === 'PAYABLE' ? -toUnits(s.amount) : toUnits(s.amount);
    }
    for (const a of accounts) {
      rest -= a.amount ? toUnits(a.amount) : 0n;
    }
  }
  const open = accounts.filter((a) => !a.amount).length;
  const ready = good && shares.length + accounts.length > 0 && (open === 1 ? rest !== 0n : open === 0 && rest === 0n);

  function tick(item: OpenItem) {
    setShares((old) => (taken.has(item.id) ? old.filter((s) => s.item !== item.id) : [...old, { item: item.id, amount: item.residual }]));
  }

  return (
    <Stack
      gap="sm"
      component="section"
      aria-label={t('split.title')}
      onKeyDown={(e) => {
        if (e.key === 'Escape') {
          onClose();
        }
        e.stopPropagation();
      }}
    >
      <ProblemNote error={error} />
      <TextInput label={t('split.find')} value={search} onChange={(e) => setSearch(e.currentTarget.value)} data-autofocus autoFocus />
      <div className="scroll" tabIndex={0} role="region" aria-label={t('split.items')}>
        <Table fz="sm" verticalSpacing={3}>
          <Table.Tbody>
            {hits.map((i) => (
              <Table.Tr key={i.id}>
                <Table.Td>
                  <label className="with-icon">
                    <input type="checkbox" checked={taken.has(i.id)} onChange={() => tick(i)} /> {i.document}
                  </label>
                  <Text size="xs" c="dimmed">
                    {i.partner} · {day(i.issueDate)}
                  </Text>
                </Table.Td>
                <Table.Td className="end">
                  {taken.has(i.id) ? (
                    <TextInput
                      size="xs"
                      w={110}
                      aria-label={t('split.amountOf', { number: i.document })}
                      value={taken.get(i.id) ?? ''}
                      error={!isAmount(taken.get(i.id) ?? '')}
                      onChange={(e) => {
                        const value = e.currentTarget.value;
                        setShares((old) => old.map((s) => (s.item === i.id ? { ...s, amount: value } : s)));
                      }}
                    />
                  ) : (
                    amount(i.residual)
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {accounts.map((a, at) => (
        <Group key={at} gap="xs" align="flex-end" wrap="nowrap">
          <TextInput size="xs" w={90} label={t('voucher.account')} value={a.account} onChange={(e) => edit(at, { account: e.currentTarget.value })} />
          <TextInput size="xs" w={110} label={t('split.amount')} placeholder={t('split.rest')} value={a.amount ?? ''} onChange={(e) => edit(at, { amount: e.currentTarget.value })} />
          <TextInput size="xs" className="grow" label={t('decide.reason')} value={a.reason} onChange={(e) => edit(at, { reason: e.currentTarget.value })} />
          <Button size="compact-sm" variant="subtle" onClick={() => setAccounts((old) => old.filter((_, i) => i !== at))} aria-label={t('split.remove')}>
            ✕
          </Button>
        </Group>
      ))}
      <Group justify="space-between">
        <Button size="compact-sm" variant="light" onClick={() => setAccounts((old) => [...old, { account: '', reason: '' }])}>
          {t('split.account')}
        </Button>
        <Text size="sm" role="status" fw={600}>
          {t('split.left', { amount: good ? amount(toText(open === 1 ? 0n : rest)) : '?' })}
        </Text>
      </Group>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button loading={busy} disabled={!ready} onClick={() => onDo(shares.map(plain), accounts.map((a) => (a.amount ? { ...a, amount: toText(toUnits(a.amount)) } : { account: a.account, reason: a.reason })))}>
          {t('split.do')}
        </Button>
      </Group>
    </Stack>
  );

  function edit(at: number, change: Partial<AccountPart>) {
    setAccounts((old) => old.map((a, i) => (i === at ? { ...a, ...change } : a)));
  }
}

const plain = (s: Share): Share => ({ item: s.item, amount: toText(toUnits(s.amount)) });
