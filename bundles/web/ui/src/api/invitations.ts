import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post, put, query, remove } from './client';
import type { Job, Language, Session } from './types';

export type PortalState = 'NONE' | 'INVITED' | 'COLLABORATING' | 'REFUSED' | 'ENDED';

export interface Invitation {
  id: string;
  company: string;
  mail: string;
  name: string;
  role: string;
  state: 'OPEN' | 'ACCEPTED' | 'REVOKED' | 'EXPIRED';
  invitedAt: string;
  expiresAt: string;
  mailed: boolean;
}

export interface InviteLine {
  line: number;
  text: string;
  outcome: 'INVITED' | 'ADDED' | 'THERE' | 'BAD';
  invitation?: Invitation;
  /** To hand over by hand; it is shown this once. */
  link?: string;
  problem?: { code: string; message: string; fix: string };
}

export interface Member {
  person: string;
  role: string;
  endedAt?: string;
  taken?: string;
}

export interface Collaboration {
  company: string;
  name: string;
  firm: string;
  state: PortalState;
  members: Member[];
  handOver?: { madeAt: string; files: number; size: number };
}

export interface Welcome {
  firm: string;
  company: string;
  mail: string;
  name: string;
  language: Language;
  account: boolean;
}

export function useInvitations(company: string | undefined) {
  return useQuery({ queryKey: ['invitations', company], queryFn: ({ signal }) => get<Invitation[]>(`invitations${query({ company })}`, signal) });
}

export function useCollaborations() {
  return useQuery({ queryKey: ['collaborations'], queryFn: ({ signal }) => get<Collaboration[]>('collaborations', signal) });
}

/** What the person has as a client: what waits for an answer, too. */
export function useMine() {
  return useQuery({ queryKey: ['collaborations', 'mine'], queryFn: ({ signal }) => get<Collaboration[]>('collaborations/mine', signal), refetchInterval: 60_000 });
}

/** After a change all that shows invitations is read again. */
export function useInviteChange<V, T>(run: (value: V) => Promise<T>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: ['invitations'] }), client.invalidateQueries({ queryKey: ['collaborations'] })]),
  });
}

export const invite = (order: { company: string; role: string; language: string; list: string }) => post<InviteLine[]>('invitations', order);
export const resend = (id: string) => put<InviteLine>(`invitations/${id}/link`, {});
export const revoke = (id: string) => remove(`invitations/${id}`);
export const end = (company: string) => post<Collaboration>(`collaborations/${company}/end`);
export const makeHandOver = (company: string) => post<Job>(`collaborations/${company}/handover`);
export const decide = (company: string, accept: boolean) => post<Collaboration>(`collaborations/mine/${company}/decision`, { accept });

// without a sign-in: the secret goes in the body, never in an address
export const look = (secret: string) => post<Welcome>('open/invitation/look', { secret });
export const accept = (secret: string, name: string, password: string) => post<Session>('open/invitation/accept', { secret, name, password });
export const setPassword = (secret: string, password: string) => post<void>('open/password/set', { secret, password });
export const lostPassword = (user: string) => post<void>('open/password/ask', { user });
