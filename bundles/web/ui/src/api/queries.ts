import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { address, get, post, query } from './client';
import type { Action, Company, Document, FullDocument, Job, Page, Question, Voucher, Waiting } from './types';

const PAGE = 200;
/** The menu follows the running bundles within about a second. */
const MENU_EVERY = 1_000;

export function useCompanies() {
  return useQuery({ queryKey: ['companies'], queryFn: ({ signal }) => get<Company[]>('companies', signal), staleTime: 60_000 });
}

export function useActions() {
  const { i18n } = useTranslation();
  return useQuery({
    queryKey: ['actions', i18n.language],
    queryFn: ({ signal }) => get<Action[]>(`actions?lang=${i18n.language}`, signal),
    refetchInterval: MENU_EVERY,
    staleTime: 0,
  });
}

export interface DocumentFilter {
  company?: string | undefined;
  direction?: string | undefined;
  decision?: string | undefined;
  accounting?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  text?: string | undefined;
}

export function useDocuments(filter: DocumentFilter) {
  return useInfiniteQuery({
    queryKey: ['documents', filter],
    queryFn: ({ pageParam, signal }) => get<Page<Document>>(`documents${query({ ...filter, limit: PAGE, after: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
}

export function useDocument(id: string | undefined) {
  return useQuery({ queryKey: ['document', id], queryFn: ({ signal }) => get<FullDocument>(`documents/${id}`, signal), enabled: !!id });
}

export function useVouchers(id: string | undefined, enabled: boolean) {
  return useQuery({ queryKey: ['vouchers', id], queryFn: ({ signal }) => get<Voucher[]>(`documents/${id}/vouchers`, signal), enabled: enabled && !!id });
}

export function useQuestions(company: string | undefined, enabled: boolean) {
  return useQuery({ queryKey: ['questions', company], queryFn: ({ signal }) => get<Question[]>(`companies/${company}/questions`, signal), enabled: enabled && !!company });
}

export function useWaiting() {
  return useQuery({ queryKey: ['waiting'], queryFn: ({ signal }) => get<Waiting[]>('waiting', signal), refetchInterval: 30_000 });
}

export function useJobs() {
  return useQuery({ queryKey: ['jobs'], queryFn: ({ signal }) => get<Job[]>('jobs', signal), refetchInterval: 5_000, staleTime: 0 });
}

/** A job, followed by its events until it ends. */
export function useJob(id: string | undefined, ended?: () => void): Job | undefined {
  const [job, setJob] = useState<Job>();
  const atEnd = useRef(ended);
  atEnd.current = ended;
  useEffect(() => {
    if (!id) {
      return undefined;
    }
    const events = new EventSource(address(`jobs/${encodeURIComponent(id)}/events`));
    const show = (e: MessageEvent<string>) => setJob(JSON.parse(e.data) as Job);
    events.addEventListener('progress', show);
    events.addEventListener('end', (e) => {
      show(e as MessageEvent<string>);
      events.close();
      atEnd.current?.();
    });
    return () => events.close();
  }, [id]);
  return job?.id === id ? job : undefined;
}

/** What the workers make of a change comes a moment later. */
const AFTER = [0, 700, 2_000, 5_000];

/** Something done to a document: what is shown of it, and the lists, are read again. */
export function useDocumentChange<T>(run: (value: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSettled: () => {
      for (const wait of AFTER) {
        setTimeout(() => {
          for (const key of ['documents', 'document', 'vouchers', 'questions', 'waiting']) {
            void client.invalidateQueries({ queryKey: [key] });
          }
        }, wait);
      }
    },
  });
}

export const decide = (id: string, what: 'approve' | 'reject' | 'reopen', reason?: string) => post<Document>(`documents/${id}/${what}`, { reason: reason ?? '' });
