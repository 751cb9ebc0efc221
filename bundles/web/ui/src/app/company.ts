import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** The company that the address names: what somebody sends on shows the same. */
export function useChosenCompany(): [string | undefined, (id: string | null) => void] {
  const [params, setParams] = useSearchParams();
  const choose = useCallback(
    (id: string | null) =>
      setParams((old) => {
        const next = new URLSearchParams(old);
        if (id) {
          next.set('company', id);
        } else {
          next.delete('company');
        }
        // another company has other documents
        next.delete('document');
        next.delete('line');
        return next;
      }),
    [setParams],
  );
  return [params.get('company') ?? undefined, choose];
}
