import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { added } from '../parts/sums';
import { get, post, put, query } from './client';
import type { AccountPart, LineTotals, OpenItem, Page, Share, StatementLine } from './types';

const PAGE = 200;
/** So many open items are looked through in the browser; the rest is a longer search away. */
const ITEMS = 5_000;

export interface LineFilter {
  state?: string | undefined;
  grade?: string | undefined;
  flow?: string | undefined;
  partner?: string | undefined;
  text?: string | undefined;
}

type LinePage = Page<StatementLine> & { totals: LineTotals };

export function useLines(company: string | undefined, filter: LineFilter) {
  return useInfiniteQuery({
    queryKey: ['lines', company, filter],
    queryFn: ({ pageParam, signal }) => get<LinePage>(`companies/${company}/matches${query({ ...filter, limit: PAGE, after: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: !!company,
  });
}

export function useOpenItems(company: string | undefined) {
  return useQuery({
    queryKey: ['items', company],
    enabled: !!company,
    queryFn: async ({ signal }) => {
      const all: OpenItem[] = [];
      let after: string | undefined;
      do {
        const page: Page<OpenItem> = await get<Page<OpenItem>>(`companies/${company}/open-items${query({ limit: 1000, after })}`, signal);
        all.push(...page.items);
        after = page.next;
      } while (after && all.length < ITEMS);
      return all;
    },
  });
}

const at = (l: StatementLine) => `companies/${l.company}/matches/${encodeURIComponent(l.id)}`;

export const confirmLines = (company: string, lines: string[]) => post<StatementLine[]>(`companies/${company}/matches/confirm`, { lines });

export const assign = (l: StatementLine, allocations: Share[], accounts: AccountPart[]) =>
  post<StatementLine>(`${at(l)}/assign`, {
    allocations: allocations.map((s) => ({ ...s, currency: l.line.currency })),
    accounts: accounts.map((a) => (a.amount ? { ...a, currency: l.line.currency } : a)),
  });

export const undoLine = (l: StatementLine, reason: string) => post<StatementLine>(`${at(l)}/undo`, { reason });

export interface NewRule {
  words?: string;
  iban?: string;
  flow: 'IN' | 'OUT' | 'BOTH';
  account: string;
  automatic: boolean;
}

export const addRule = (company: string, rule: NewRule) => post(`companies/${company}/line-rules`, rule);

/** How many open lines have these words. */
export const openLinesWith = (company: string, text: string, flow: string, signal: AbortSignal): Promise<number> =>
  get<LinePage>(`companies/${company}/matches${query({ state: 'UNSAVED', text, flow: flow === 'BOTH' ? undefined : flow, limit: 1 })}`, signal).then((p) => p.totals.lines);

export const putAway = (l: StatementLine, reason: string) => post<StatementLine[]>(`companies/${l.company}/matches/delete`, { lines: [l.id], reason });
export const bringBack = (l: StatementLine) => post<StatementLine[]>(`companies/${l.company}/matches/restore`, { lines: [l.id], reason: '' });
/** A line that may be a duplicate: kept as one of its own, or dropped. */
export const keepLine = (l: StatementLine) => post<StatementLine>(`companies/${l.company}/statement-lines/${encodeURIComponent(l.id)}/keep`);
export const dropLine = (l: StatementLine) => post<StatementLine>(`companies/${l.company}/statement-lines/${encodeURIComponent(l.id)}/drop`);
export const putNote = (l: StatementLine, text: string) => put<undefined>(`${at(l)}/note`, { text });

/** What is still open, by currency: confirmed to the last line, the books stand at the bank's closing balance. */
export function useLeft(company: string | undefined) {
  return useQuery({
    queryKey: ['lines', company, 'left'],
    enabled: !!company,
    queryFn: async ({ signal }) => {
      const { totals } = await get<LinePage>(`companies/${company}/matches${query({ state: 'UNSAVED', limit: 1 })}`, signal);
      return { lines: totals.lines, sums: added([...totals.in, ...totals.out]) };
    },
  });
}
