import { useDebouncedCallback } from '@mantine/hooks';
import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';

const WRITTEN_AFTER = 300;

/**
 * Which row is looked at. It changes at once, however fast the keys are, and stands in the address a moment later, so that a
 * link shows the same.
 *
 * @param name the parameter of the address
 * @param scope what the row belongs to; another one lets go of it
 */
export function useSelection(name: string, scope: string | undefined): [string | undefined, (id: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const inAddress = params.get(name) ?? undefined;
  const [id, setId] = useState(inAddress);
  const write = useDebouncedCallback((to: string | undefined) => {
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (to) {
          next.set(name, to);
        } else {
          next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  }, WRITTEN_AFTER);
  const select = useCallback(
    (to: string | undefined) => {
      setId(to);
      write(to);
    },
    [write],
  );
  useEffect(() => {
    setId(inAddress);
    // only when another scope is chosen: else the address follows
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [scope]);
  return [id, select];
}
