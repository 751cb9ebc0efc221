import { Button, Group, Paper, Select, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { assign, bringBack, confirmLines, dropLine, keepLine, putAway, putNote, undoLine, useLeft, useLines, useOpenItems } from '../api/matches';
import { useCompanies } from '../api/queries';
import type { AccountPart, Grade, OpenItem, Share, StatementLine } from '../api/types';
import { useChosenCompany } from '../app/company';
import { useSelection } from '../app/selection';
import { may, useSession } from '../app/session';
import { Amount } from '../parts/Amount';
import { amount, count, day } from '../parts/format';
import { ProblemNote } from '../parts/ProblemNote';
import { ReasonDialog } from '../parts/ReasonDialog';
import { State, type Tone } from '../parts/States';
import { type Column, VirtualGrid } from '../parts/VirtualGrid';
import { AcceptAll } from './reconcile/AcceptAll';
import { Evidence } from './reconcile/Evidence';
import { LineActions } from './reconcile/LineActions';
import { RuleDialog } from './reconcile/RuleDialog';
import { Split } from './reconcile/Split';
import { sumsOf } from '../parts/sums';
import { after, type Command, commandOf, decides } from './reconcile/keys';

const TONES: Record<Grade, Tone> = { SURE: 'good', ATTENTION: 'warn', NONE: 'quiet', DUPLICATE: 'info', ERROR: 'bad' };
const SIGNS: Record<Grade, string> = { SURE: '✓', ATTENTION: '?', NONE: '–', DUPLICATE: '⧉', ERROR: '!' };

/** Every line with what it is thought to pay, decided in advance; a key accepts, and one's place stays. */
export function ReconcilePage() {
  const { t } = useTranslation();
  const session = useSession();
  const companies = useCompanies();
  const [chosen] = useChosenCompany();
  const company = chosen ?? (companies.data?.length === 1 ? companies.data[0]?.id : undefined);
  const [params, setParams] = useSearchParams();
  const value = (name: string) => params.get(name) ?? undefined;
  const state = value('state') ?? 'UNSAVED';
  const filter = { state, grade: value('grade'), flow: value('flow'), text: value('text') };
  const list = useLines(company, filter);
  const items = useOpenItems(company);
  const byId = useMemo(() => new Map((items.data ?? []).map((i) => [i.id, i])), [items.data]);
  const rows = useMemo(() => list.data?.pages.flatMap((p) => p.items) ?? [], [list.data]);
  const totals = list.data?.pages[0]?.totals;
  const [selectedId, select] = useSelection('line');
  const selected = rows.find((r) => r.id === selectedId);
  const looked = useRef(selectedId);
  looked.current = selectedId;
  const [splitting, setSplitting] = useState(false);
  const [undoing, setUndoing] = useState<StatementLine>();
  const [asks, setAsks] = useState<{ what: 'rule' | 'note' | 'away'; line: StatementLine }>();
  const [ticked, setTicked] = useState<Map<string, StatementLine>>(new Map());
  const [all, setAll] = useState(false);
  const left = useLeft(company);
  const [last, setLast] = useState<{ line: StatementLine; accounts: AccountPart[] }>();
  const client = useQueryClient();
  const writes = !!company && may(session, 'MATCHING', 'WRITE', company);

  const set = useCallback(
    (name: string, to: string | null | undefined) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          if (to) {
            next.set(name, to);
          } else {
            next.delete(name);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const search = useDebouncedCallback((text: string) => set('text', text), 250);
  const change = useMutation({
    mutationFn: (run: () => Promise<StatementLine | StatementLine[]>) => run(),
    // not waited for: the next line is selected before the list comes anew
    onSettled: () => {
      for (const key of ['lines', 'items', 'waiting']) {
        void client.invalidateQueries({ queryKey: [key] });
      }
    },
  });

  /** Does it, and goes on to the next line; a line that was refused stays, with its reason. */
  async function decide(line: StatementLine, run: () => Promise<StatementLine | StatementLine[]>, accounts: AccountPart[], remember = true) {
    const next = after(rows, line.id);
    const answer = await change.mutateAsync(run);
    const done = Array.isArray(answer) ? answer[0] : answer;
    if (done?.error) {
      return;
    }
    setLast(remember ? { line: done ?? line, accounts } : undefined);
    setSplitting(false);
    setTicked((old) => new Map([...old].filter(([id]) => id !== line.id)));
    if (state !== 'SAVED' && looked.current === line.id) {
      select(next);
    }
    document.querySelector<HTMLElement>('[role=grid]')?.focus();
  }

  /** Does what a key or a button says. */
  function command(what: Command | 'keep' | 'drop' | 'restore', row: StatementLine | undefined): void {
    if (what === 'all') {
      setAll(true);
    } else if (what === 'undo') {
      setUndoing(row?.state === 'SAVED' ? row : last?.line);
    } else if (!row) {
      return;
    } else if (what === 'note') {
      setAsks({ what, line: row });
    } else if (what === 'keep' || what === 'drop') {
      void decide(row, () => (what === 'keep' ? keepLine(row) : dropLine(row)), [], false);
    } else if (what === 'restore') {
      void decide(row, () => bringBack(row), [], false);
    } else if (row.state === 'UNSAVED') {
      open(what, row);
    }
  }

  function open(what: Command, row: StatementLine): void {
    if (what === 'confirm' && ticked.size > 0) {
      setAll(true);
    } else if (what === 'confirm' && decides(row.proposal)) {
      void decide(row, () => confirmLines(row.company, [row.id]), []);
    } else if (what === 'second' && row.proposal?.runnerUp?.allocations.length) {
      const second = row.proposal.runnerUp.allocations;
      void decide(row, () => assign(row, second, []), []);
    } else if (what === 'same' && last?.accounts.length === 1) {
      const accounts = last.accounts.map(({ account, reason }) => ({ account, reason }));
      void decide(row, () => assign(row, [], accounts), accounts);
    } else if (what === 'find' || what === 'split') {
      setSplitting(true);
    } else if (what === 'rule' || what === 'away') {
      setAsks({ what, line: row });
    } else if (what === 'tick' && decides(row.proposal)) {
      setTicked((old) => {
        const next = new Map(old);
        if (!next.delete(row.id)) {
          next.set(row.id, row);
        }
        return next;
      });
    }
  }

  function keyed(event: KeyboardEvent, row: StatementLine | undefined): boolean {
    const what = commandOf(event.key);
    if (!what || !writes || change.isPending) {
      return false;
    }
    command(what, row);
    return true;
  }

  if (!company) {
    return <Text c="dimmed">{t('match.company')}</Text>;
  }
  return (
    <div className={selected ? 'split open' : 'split'}>
      <Stack className="split-list" gap="sm">
        <Group justify="space-between">
          <Title order={1} size="h3">
            {t('nav.reconcile')}
          </Title>
          {writes && (
            <Button variant="light" disabled={!totals?.grades.SURE || state !== 'UNSAVED'} onClick={() => setAll(true)}>
              {t('match.all')}
            </Button>
          )}
        </Group>
        <Group gap="xs" role="search" aria-label={t('filter.label')}>
          <TextInput className="grow" aria-label={t('match.text')} placeholder={t('match.text')} defaultValue={filter.text ?? ''} onChange={(e) => search(e.currentTarget.value)} />
          <Choice label={t('filter.state')} value={state} all={['UNSAVED', 'SAVED', 'DUPLICATE', 'DELETED']} words="lineState" set={(v) => set('state', v)} />
          <Choice label={t('filter.grade')} value={filter.grade} all={['SURE', 'ATTENTION', 'NONE']} words="grade" set={(v) => set('grade', v)} clear />
          <Choice label={t('filter.flow')} value={filter.flow} all={['IN', 'OUT']} words="flow" set={(v) => set('flow', v)} clear />
        </Group>
        <Text size="sm" role="status">
          {totals &&
            t('match.totals', {
              lines: count(totals.lines),
              sure: count(totals.grades.SURE ?? 0),
              attention: count(totals.grades.ATTENTION ?? 0),
              none: count(totals.grades.NONE ?? 0),
            })}
        </Text>
        <Text size="sm" c="dimmed">
          {left.data && left.data.lines > 0 && t('match.left', { amounts: left.data.sums.map((x) => `${amount(x.amount)} ${x.currency}`).join(', '), count: left.data.lines, n: count(left.data.lines) })}
          {left.data?.lines === 0 && t('match.allDone')}
          {ticked.size > 0 && ` · ${t('match.ticked', { count: ticked.size, n: count(ticked.size), amount: sumsOf(ticked.values()).map((x) => `${amount(x.amount)} ${x.currency}`).join(', ') })}`}
        </Text>
        <ProblemNote error={list.error ?? items.error ?? (splitting ? undefined : change.error)} />
        <VirtualGrid
          label={t('nav.reconcile')}
          rows={rows}
          rowKey={(l) => l.id}
          columns={columns(t, byId, ticked)}
          selected={selected?.id}
          onSelect={(l) => {
            setSplitting(false);
            select(l.id);
          }}
          onKey={keyed}
          onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
          rowHeight={56}
          empty={list.isPending ? <Skeleton height={200} /> : <Text c="dimmed">{t('match.none')}</Text>}
        />
        <Text size="xs" c="dimmed" visibleFrom="sm">
          {t('match.keys')}
        </Text>
      </Stack>
      {selected && (
        <Paper className="split-detail" withBorder p="md" component="section" aria-label={t('match.line')}>
          <button type="button" className="back" onClick={() => select(undefined)}>
            {t('back')}
          </button>
          <Stack>
            <Evidence line={selected} items={byId} />
            {selected.error && <ProblemLine error={selected.error} />}
            {writes && splitting ? (
              <Split
                key={selected.id}
                line={selected}
                items={items.data ?? []}
                start={{ shares: selected.proposal?.allocations ?? [], accounts: [] }}
                error={change.error}
                busy={change.isPending}
                onClose={() => setSplitting(false)}
                onDo={(shares, accounts) => void decide(selected, () => assign(selected, shares, accounts), shares.length ? [] : accounts)}
              />
            ) : (
              writes && <LineActions line={selected} busy={change.isPending} onDo={(what) => command(what, selected)} />
            )}
          </Stack>
        </Paper>
      )}
      {undoing && (
        <ReasonDialog
          title={t('match.undoTitle')}
          label={t('decide.reason')}
          action={t('match.undo')}
          onClose={() => setUndoing(undefined)}
          onDo={async (reason) => {
            await change.mutateAsync(() => undoLine(undoing, reason));
            setLast(undefined);
          }}
        />
      )}
      {asks?.what === 'rule' && <RuleDialog line={asks.line} onClose={() => setAsks(undefined)} onDone={() => void client.invalidateQueries({ queryKey: ['lines'] })} />}
      {asks && asks.what !== 'rule' && (
        <ReasonDialog
          title={t(asks.what === 'note' ? 'match.note' : 'match.awayTitle')}
          label={t(asks.what === 'note' ? 'match.noteText' : 'decide.reason')}
          action={t(asks.what === 'note' ? 'match.noteDo' : 'match.away')}
          required={asks.what !== 'note'}
          start={asks.what === 'note' ? (asks.line.note?.text ?? '') : ''}
          onClose={() => setAsks(undefined)}
          onDo={async (words) => {
            if (asks.what === 'note') {
              await putNote(asks.line, words);
              await client.invalidateQueries({ queryKey: ['lines'] });
            } else {
              await decide(asks.line, () => putAway(asks.line, words), [], false);
            }
          }}
        />
      )}
      {all && company && <AcceptAll company={company} only={ticked.size > 0 ? [...ticked.values()] : undefined} onClose={() => { setAll(false); setTicked(new Map()); }} run={(lines) => change.mutateAsync(() => confirmLines(company, lines))} />}
    </div>
  );
}

function ProblemLine({ error }: { error: { message: string; fix: string } }) {
  return (
    <Text c="red" size="sm" role="alert">
      {error.message} — {error.fix}
    </Text>
  );
}

function Choice({ label, value, all, words, set, clear = false }: { label: string; value: string | undefined; all: string[]; words: string; set: (v: string | null) => void; clear?: boolean }) {
  const { t } = useTranslation();
  return (
    <Select
      w={150}
      aria-label={label}
      placeholder={label}
      clearable={clear}
      allowDeselect={clear}
      clearButtonProps={{ 'aria-label': t('filter.clear') }}
      data={all.map((v) => ({ value: v, label: t(`${words}.${v}`) }))}
      value={value ?? null}
      onChange={set}
    />
  );
}

function columns(t: (key: string) => string, items: Map<string, OpenItem>, ticked: Map<string, StatementLine>): Column<StatementLine>[] {
  const pays = (s: Share) => items.get(s.item)?.document ?? s.item;
  return [
    {
      key: 'who',
      title: t('column.partner'),
      width: 'minmax(130px, 1.2fr)',
      show: (l) => (
        <>
          {ticked.has(l.id) && <span role="img" aria-label={t('match.isTicked')}>☑ </span>}
          <span className="strong">{l.line.counterparty?.name ?? l.line.text}</span>
          <br />
          <span className="quiet">
            {day(l.line.bookingDate)}
            {l.note && ` · ✎ ${l.note.text}`}
          </span>
        </>
      ),
    },
    { key: 'amount', title: t('column.amount'), width: '120px', end: true, show: (l) => <Amount value={l.line.amount} currency={l.line.currency} /> },
    {
      key: 'pays',
      title: t('column.pays'),
      width: 'minmax(120px, 1fr)',
      show: (l) => {
        const p = l.proposal;
        return (
          <>
            {[...(p?.allocations ?? []).map(pays), ...(p?.bookings ?? []).map((b) => b.account)].join(', ') || <span className="quiet">–</span>}
            <br />
            {p && (
              <State tone={l.error ? 'bad' : TONES[p.grade]} sign={l.error ? '!' : SIGNS[p.grade]}>
                {l.error ? t('grade.ERROR') : t(`grade.${p.grade}`)}
              </State>
            )}
          </>
        );
      },
    },
  ];
}
