import { Alert, Button, Group, NativeSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enter, type Entered, lookUp, type Scan, useLegalRates } from '../../api/scans';
import type { Company } from '../../api/types';
import { amount } from '../../parts/format';
import { isAmount, taxInside, toText, toUnits } from '../../parts/decimal';
import { ProblemNote } from '../../parts/ProblemNote';
import { CATEGORIES, ENTRY_KINDS, type Entry, isRate, isReceipt, missing, opened, paperOf, type Row, row, total } from './paper';

/** The types that receipts mostly have; what is left open becomes a question, asked once. */
const TYPES = ['FUEL', 'OTHER_CONSUMABLES', 'AUXILIARY_MATERIALS', 'SPARE_PARTS', 'SMALL_INVENTORY', 'GOODS', 'SERVICES', 'UTILITIES', 'PROTOCOL', 'FIXED_ASSET'];

interface Props {
  scan: Scan;
  company: Company;
  before: Entry | undefined;
  onEntered: (done: Entered, entry: Entry) => void;
}

/** What the paper says, field after field as it stands on paper; Ctrl and Enter keeps it from anywhere. */
export function EntryForm({ scan, company, before, onEntered }: Props) {
  const { t } = useTranslation();
  const [e, setEntry] = useState<Entry>(() => opened(scan.kind, company.currency, '', before));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [found, setFound] = useState<string>();
  const first = useRef<HTMLInputElement>(null);
  const today = useMemo(() => new Date().toISOString().slice(0, 10), []);
  const rates = useLegalRates(company.id, e.date || today);
  const standard = rates.data?.[0]?.rate;
  const lacks = missing(e);
  const shows = (field: string) => tried && lacks.includes(field);

  // the standard rate stands in the first row as soon as it is known, unless a person chose one
  useEffect(() => {
    if (standard && company.vatPayer && e.kind !== 'RECEIPT' && e.kind !== 'FOREIGN') {
      setEntry((old) => (old.rows.length === 1 && old.rows[0]?.rate === '' && !old.rows[0].gross ? { ...old, rows: [row(standard)] } : old));
    }
  }, [standard, company.vatPayer, e.kind]);
  useEffect(() => first.current?.focus(), []);

  const set = (change: Partial<Entry>) => setEntry((old) => ({ ...old, ...change }));
  const setRow = (at: number, change: Partial<Row>) => setEntry((old) => ({ ...old, rows: old.rows.map((r, i) => (i === at ? { ...r, ...change } : r)) }));

  async function supplier() {
    const code = e.taxId.replace(/\s/g, '').toUpperCase();
    setFound(undefined);
    if (!/^([A-Z]{2})?\d{2,}/.test(code)) {
      return;
    }
    const full = /^[A-Z]{2}/.test(code) ? code : `${company.id.slice(0, 2)}${code}`;
    try {
      const facts = (await lookUp(full))[0];
      const name = facts?.found ? facts.name : undefined;
      setFound(name ?? '');
      if (name) {
        setEntry((old) => (old.partner.trim() ? old : { ...old, partner: name }));
      }
    } catch {
      // the register is a help, not a condition
      setFound('');
    }
  }

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    setTried(true);
    if (lacks.length > 0 || busy) {
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      onEntered(await enter(scan.id, paperOf(e)), e);
    } catch (x) {
      setError(x);
    } finally {
      setBusy(false);
    }
  }

  function keyed(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    }
  }

  const receipt = isReceipt(e.kind);
  return (
    <form onSubmit={submit} onKeyDown={keyed} aria-label={t('entry.form')}>
      <Stack gap="xs">
        {scan.note && (
          <Alert color="blue" variant="light">
            {scan.sentBy}: {scan.note}
          </Alert>
        )}
        <ProblemNote error={error} />
        <NativeSelect label={t('entry.kind')} value={e.kind} onChange={(x) => set({ kind: x.currentTarget.value as Entry['kind'] })} data={ENTRY_KINDS.map((k) => ({ value: k, label: t(`entryKind.${k}`) }))} />
        <Group gap="xs" grow align="flex-start">
          <TextInput ref={first} label={t('entry.taxId')} value={e.taxId} onChange={(x) => set({ taxId: x.currentTarget.value })} onBlur={() => void supplier()} description={found === undefined ? undefined : found === '' ? t('entry.notFound') : t('entry.found')} inputWrapperOrder={['label', 'input', 'description', 'error']} />
          <TextInput label={t('entry.partner')} value={e.partner} error={shows('partner') && t('entry.needed')} onChange={(x) => set({ partner: x.currentTarget.value })} />
          {e.kind === 'FOREIGN' && <TextInput label={t('entry.country')} maxLength={2} value={e.country} onChange={(x) => set({ country: x.currentTarget.value.toUpperCase() })} />}
        </Group>
        <Group gap="xs" grow align="flex-start">
          <TextInput label={t('entry.number')} value={e.number} error={shows('number') && t('entry.needed')} onChange={(x) => set({ number: x.currentTarget.value })} />
          <TextInput type="date" max={today} label={t('entry.date')} value={e.date} error={shows('date') && t('entry.needed')} onChange={(x) => set({ date: x.currentTarget.value })} />
          <TextInput label={t('entry.currency')} maxLength={3} value={e.currency} error={shows('currency') && t('entry.needed')} onChange={(x) => set({ currency: x.currentTarget.value.toUpperCase() })} />
        </Group>
        {e.rows.map((r, at) => (
          <RowFields key={at} row={r} at={at} receipt={receipt} rates={rates.data?.map((x) => x.rate) ?? []} wrong={tried && (!isAmount(r.gross) || (!receipt && !r.rate))} onChange={(change) => setRow(at, change)} onRemove={e.rows.length > 1 ? () => setEntry((old) => ({ ...old, rows: old.rows.filter((_, i) => i !== at) })) : undefined} />
        ))}
        <Group justify="space-between">
          <Button size="compact-sm" variant="light" onClick={() => setEntry((old) => ({ ...old, rows: [...old.rows, row(rates.data?.find((x) => !old.rows.some((o) => o.rate === x.rate))?.rate ?? '')] }))}>
            {t('entry.addRow')}
          </Button>
          <Text role="status" fw={600}>
            {t('entry.total', { amount: amount(toText(total(e))), currency: e.currency })}
          </Text>
        </Group>
        <NativeSelect
          label={t('entry.means')}
          value={e.means}
          onChange={(x) => set({ means: x.currentTarget.value as Entry['means'] })}
          data={(receipt ? (['CASH', 'CARD', 'EMPLOYEE', 'UNPAID'] as const) : (['UNPAID', 'CASH', 'CARD'] as const)).map((m) => ({ value: m, label: t(`means.${m}`) }))}
        />
        <Group justify="space-between" align="center">
          <Text size="xs" c="dimmed">
            {t('entry.keys')}
          </Text>
          <Button type="submit" loading={busy}>
            {t('entry.do')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface RowProps {
  row: Row;
  at: number;
  receipt: boolean;
  rates: string[];
  wrong: boolean;
  onChange: (change: Partial<Row>) => void;
  onRemove: (() => void) | undefined;
}

function RowFields({ row: r, at, receipt, rates, wrong, onChange, onRemove }: RowProps) {
  const { t } = useTranslation();
  const n = at + 1;
  const vat = isRate(r.rate) && isAmount(r.gross) ? taxInside(r.gross, r.rate) : undefined;
  return (
    <div>
      <div className="entry-row">
        <TextInput aria-label={t('entry.nameOf', { n })} placeholder={t('entry.name')} value={r.name} onChange={(x) => onChange({ name: x.currentTarget.value })} />
        {receipt ? (
          <Select aria-label={t('entry.typeOf', { n })} placeholder={t('entry.type')} searchable clearable clearButtonProps={{ 'aria-label': t('filter.clear'), tabIndex: -1 }} data={TYPES.map((k) => ({ value: k, label: t(`productType.${k}`) }))} value={r.type || null} onChange={(v) => onChange({ type: v ?? '' })} />
        ) : (
          <span />
        )}
        <TextInput inputMode="decimal" aria-label={t(isRate(r.rate) || !r.rate ? 'entry.grossOf' : 'entry.netOf', { n })} placeholder={t('entry.gross')} className="end" value={r.gross} error={wrong && !isAmount(r.gross)} onChange={(x) => onChange({ gross: x.currentTarget.value })} />
        <NativeSelect aria-label={t('entry.rateOf', { n })} value={r.rate} error={wrong && !receipt && !r.rate} onChange={(x) => onChange({ rate: x.currentTarget.value })} data={[{ value: '', label: receipt ? t('entry.noVat') : t('entry.chooseRate') }, ...rates.map((x) => ({ value: x, label: `${amount(x)} %` })), ...(receipt ? [] : CATEGORIES.map((c) => ({ value: c, label: t(`vatCategory.${c}`) })))]} />
        {onRemove ? (
          <Button size="compact-sm" variant="subtle" px={4} onClick={onRemove} aria-label={t('entry.removeOf', { n })}>
            ✕
          </Button>
        ) : (
          <span />
        )}
      </div>
      {vat !== undefined && (
        <Text size="xs" c="dimmed" ta="right" mt={2}>
          {t('entry.split', { net: amount(toText(toUnits(r.gross) - vat)), vat: amount(toText(vat)) })}
        </Text>
      )}
    </div>
  );
}
