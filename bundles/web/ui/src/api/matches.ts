import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get, post, query } from './client';
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
