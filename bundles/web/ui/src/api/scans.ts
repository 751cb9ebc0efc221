import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get, post, query } from './client';
import type { Page } from './types';

export const SCAN_KINDS = ['RECEIPT', 'SIMPLIFIED_INVOICE', 'FOREIGN_INVOICE', 'OTHER'] as const;
export type ScanKind = (typeof SCAN_KINDS)[number];

/** A photo or PDF that waits to be entered, or was. */
export interface Scan {
  id: string;
  company: string;
  file: string;
  mediaType: string;
  pages: number;
  kind: ScanKind;
  note?: string;
  state: 'WAITING' | 'ENTERED' | 'SET_ASIDE';
  document?: string;
  sentBy: string;
  sentAt: string;
  endedBy?: string;
  endedAt?: string;
  reason?: string;
}

export interface LegalRate {
  kind: string;
  rate: string;
  only?: string;
}

export interface Entered {
  document: string;
  number: string;
  outcome: 'NEW' | 'SAME' | 'DIFFERS';
}

/** What the public registers say of a taxpayer. */
export interface RegistryFacts {
  name?: string;
  address?: string;
  found?: boolean;
}

const PAGE = 100;

export function useScans(company: string | undefined, state: string) {
  return useInfiniteQuery({
    queryKey: ['scans', company, state],
    queryFn: ({ pageParam, signal }) => get<Page<Scan>>(`scans${query({ company, state, limit: PAGE, after: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

/** The pictures that a document was entered from. */
export function useScansOf(document: string, enabled: boolean) {
  return useQuery({ queryKey: ['scans-of', document], queryFn: ({ signal }) => get<Page<Scan>>(`scans${query({ document })}`, signal), enabled });
}

export function useLegalRates(company: string | undefined, date: string) {
  return useQuery({
    queryKey: ['vat-rates', company, date],
    queryFn: ({ signal }) => get<LegalRate[]>(`scans/vat-rates${query({ company, date })}`, signal),
    enabled: !!company && /^\d{4}-\d\d-\d\d$/.test(date),
    staleTime: Infinity,
  });
}

export const lookUp = (code: string): Promise<RegistryFacts[]> => get<RegistryFacts[]>(`register${query({ id: code })}`);
export const enter = (id: string, paper: unknown): Promise<Entered> => post<Entered>(`scans/${id}/entry`, paper);
export const setAside = (id: string, reason: string): Promise<Scan> => post<Scan>(`scans/${id}/set-aside`, { reason });
export const reopen = (id: string): Promise<Scan> => post<Scan>(`scans/${id}/reopen`);
