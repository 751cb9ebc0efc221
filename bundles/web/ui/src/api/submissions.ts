import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExplainedError } from './archive';
import { get, query } from './client';

export const SUBMISSION_STATES = ['RECEIVED', 'INVALID', 'READY', 'SENDING', 'IN_DOUBT', 'SENT', 'ACCEPTED', 'REJECTED', 'CANCELLED'] as const;
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

export interface Submission {
  id: string;
  company: string;
  fileName: string;
  state: SubmissionState;
  released: boolean;
  what?: string;
  document?: string;
  index?: string;
  startedBy: string;
  receivedAt: string;
  changedAt: string;
  findings?: { rule: string; message: string; fix?: string; location?: string }[];
  errors?: ExplainedError[];
  problem?: { message: string; fix: string };
}

export interface FullSubmission extends Submission {
  history: { at: string; attempt: number; state: SubmissionState; detail?: string }[];
}

/** What is under way changes by itself. */
const UNDER_WAY: SubmissionState[] = ['RECEIVED', 'READY', 'SENDING', 'IN_DOUBT', 'SENT'];

export function useSubmissions(company: string | undefined, state: string | undefined) {
  return useQuery({
    queryKey: ['submissions', company, state],
    queryFn: ({ signal }) => get<Submission[]>(`submissions${query({ company, state, limit: 500 })}`, signal),
    refetchInterval: (q) => (q.state.data?.some((s) => UNDER_WAY.includes(s.state)) ? 3_000 : 30_000),
  });
}

export function useSubmission(id: string) {
  const { i18n } = useTranslation();
  return useQuery({ queryKey: ['submissions', 'one', id, i18n.language], queryFn: ({ signal }) => get<FullSubmission>(`submissions/${id}?lang=${i18n.language}`, signal), refetchInterval: 5_000 });
}
