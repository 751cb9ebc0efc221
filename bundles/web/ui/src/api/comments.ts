import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, query } from './client';
import type { Document, Page } from './types';

export type CommentSide = 'CLIENT' | 'FIRM';

export interface Comment {
  id: string;
  author: string;
  authorName: string;
  side: CommentSide;
  asks: boolean;
  text: string;
  at: string;
}

export interface CommentThread {
  document: Document;
  last: Comment;
  comments: number;
  unread: number;
  openBy?: CommentSide;
  question?: string;
}

const EVERY = 30_000;

/** Documents that somebody wrote about, newest first. */
export function useThreads(company: string | undefined, open = false) {
  return useQuery({
    queryKey: ['comments', 'threads', company, open],
    queryFn: ({ signal }) => get<Page<CommentThread>>(`comments${query({ company, open: open ? 'true' : undefined, limit: 500 })}`, signal),
    refetchInterval: EVERY,
  });
}

export function useComments(document: string) {
  return useQuery({ queryKey: ['comments', 'of', document], queryFn: ({ signal }) => get<Comment[]>(`documents/${document}/comments`, signal), refetchInterval: EVERY });
}

/** After a change all that shows comments is read again. */
export function useCommentChange<T>(run: (value: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries({ queryKey: ['comments'] }), client.invalidateQueries({ queryKey: ['waiting'] })]);
    },
  });
}

export const write = (document: string, text: string, asks: boolean) => post<Comment>(`documents/${document}/comments`, { text, asks });
export const seen = (document: string) => post<void>(`documents/${document}/comments/seen`);
