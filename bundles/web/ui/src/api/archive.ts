import { useQuery } from '@tanstack/react-query';
import { get, query } from './client';
import type { DocumentFilter } from './queries';

export type PartName = 'XML' | 'PDF' | 'SIGNATURE';

/** The address of the ZIP of a filter; the service of decisions and days is the one of the list. */
export function zipAddress(filter: DocumentFilter, parts: PartName[], size = false): string {
  const { accounting: _, ...rest } = filter;
  const q = query(rest);
  const kinds = parts.map((p) => `part=${p}`).join('&');
  return `documents/zip${size ? '/size' : ''}${q}${kinds ? `${q ? '&' : '?'}${kinds}` : ''}`;
}

export function useZipSize(filter: DocumentFilter, parts: PartName[]) {
  return useQuery({
    queryKey: ['documents', 'zip', filter, parts],
    queryFn: ({ signal }) => get<{ documents: number; bytes: number }>(zipAddress(filter, parts, true), signal),
    enabled: parts.length > 0,
  });
}

export const MESSAGE_TYPES = ['RECEIVED', 'SENT', 'ERRORS', 'BUYER_MESSAGE', 'UNKNOWN'] as const;
export const MESSAGE_STATES = ['LISTED', 'ARCHIVED', 'READ', 'QUARANTINED', 'EXPIRED', 'REFUSED'] as const;

export interface NetworkMessage {
  key: string;
  company: string;
  messageId: string;
  relatedId?: string;
  type: (typeof MESSAGE_TYPES)[number];
  rawType: string;
  createdAt: string;
  state: (typeof MESSAGE_STATES)[number];
  container?: string;
  document?: string;
  texts?: string[];
  problem?: { message: string; fix: string };
}

export interface ExplainedError {
  rule?: string;
  text: string;
  location?: string;
  /** Of a message by language, of a submission in the language asked for. */
  meaning?: string | Record<string, string>;
  fix?: string | Record<string, string>;
}

export interface FullMessage extends NetworkMessage {
  errors?: ExplainedError[];
}

export function useMessages(company: string | undefined) {
  return useQuery({
    queryKey: ['messages', company],
    queryFn: ({ signal }) => get<NetworkMessage[]>(`companies/${company}/messages?limit=1000`, signal),
    enabled: !!company,
  });
}

export function useMessage(company: string, id: string) {
  return useQuery({ queryKey: ['messages', company, id], queryFn: ({ signal }) => get<FullMessage>(`companies/${company}/messages/${encodeURIComponent(id)}`, signal) });
}
