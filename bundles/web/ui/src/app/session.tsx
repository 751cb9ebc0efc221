import { QueryCache, QueryClient, MutationCache } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { Problem, get, post, remove, setCsrf } from '../api/client';
import type { Session } from '../api/types';
import { setLanguage } from '../i18n';

type Listener = (gone: boolean) => void;
let listener: Listener = () => undefined;

/** Called when an answer says that the session has ended: the work stays on the page while the person signs in again. */
export function onSessionEnd(tell: Listener): void {
  listener = tell;
}

function told(error: unknown): void {
  if (error instanceof Problem && error.status === 401) {
    listener(true);
  }
}

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: told }),
  mutationCache: new MutationCache({ onError: told }),
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (n, e) => n < 2 && !(e instanceof Problem && e.status < 500), refetchOnWindowFocus: true },
  },
});

export async function entered(s: Session): Promise<Session> {
  setCsrf(s.csrf);
  if (s.language) {
    await setLanguage(s.language);
  }
  return s;
}

/** Who is signed in; nothing if nobody is. */
export async function current(): Promise<Session | undefined> {
  try {
    return await entered(await get<Session>('session'));
  } catch (e) {
    if (e instanceof Problem && e.status === 401) {
      return undefined;
    }
    throw e;
  }
}

export async function signIn(user: string, password: string): Promise<Session> {
  return entered(await post<Session>('session', { user, password }));
}

export async function signOut(): Promise<void> {
  await remove('session');
  location.reload();
}

const Who = createContext<Session | undefined>(undefined);
export const WhoProvider = Who.Provider;

export function useSession(): Session {
  const s = useContext(Who);
  if (!s) {
    throw new Error('used without a session');
  }
  return s;
}

/** Whether the person may do this, in this company or in any. The services decide; this only hides what would be refused. */
export function may(s: Session, module: string, access: 'READ' | 'WRITE', company?: string): boolean {
  return s.grants.some(
    (g) =>
      (!g.module || g.module === module) &&
      (!company || !g.company || g.company === company) &&
      (g.access === 'WRITE' || access === 'READ'),
  );
}

/** Keeps books: sees the workbench, not the portal. */
export const keepsBooks = (s: Session): boolean => s.firm || may(s, 'POSTING', 'WRITE') || may(s, 'MATCHING', 'WRITE');
