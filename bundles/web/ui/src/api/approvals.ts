import { useQuery } from '@tanstack/react-query';
import { may, useSession } from '../app/session';
import { get } from './client';

export interface ApprovalRules {
  tolerance?: string;
  lastAmounts: number;
  remindDays?: number;
  remind?: string;
  firmDays?: number;
  silentDays?: number;
}

export interface Delegation {
  id: string;
  from: string;
  to: string;
  first: string;
  last: string;
}

export interface Approvals {
  rules: ApprovalRules;
  mayDecide: boolean;
  people: { id: string; name: string }[];
  delegations: Delegation[];
}

export interface Recurring {
  partner: string;
  taxId: string;
  documents: string[];
  sum: string;
  currency: string;
  approved: number;
}

export function useApprovals(company: string | undefined, enabled = true) {
  return useQuery({ queryKey: ['approvals', company], queryFn: ({ signal }) => get<Approvals>(`companies/${company}/approvals`, signal), enabled: enabled && !!company, staleTime: 60_000 });
}

export function useRecurring(company: string | undefined) {
  return useQuery({ queryKey: ['documents', 'recurring', company], queryFn: ({ signal }) => get<Recurring[]>(`companies/${company}/approvals/recurring`, signal), enabled: !!company });
}

/** By an own right, or for somebody who is away. */
export function useMayDecide(company: string | undefined): boolean {
  const session = useSession();
  const own = !!company && may(session, 'APPROVAL', 'WRITE', company);
  const lent = useApprovals(company, !own && !!company && may(session, 'DOCUMENTS', 'READ', company));
  return own || (lent.data?.mayDecide ?? false);
}
