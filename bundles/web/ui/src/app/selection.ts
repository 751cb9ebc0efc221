import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';

const WRITTEN_AFTER = 300;

/** The parameters as the address has them now: what the router last rendered may be older. */
function now(): URLSearchParams {
  const hash = window.location.hash;
  const at = hash.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : hash.slice(at + 1));
}

/**
 * Which row is looked at. It changes at once, however fast the keys are, and stands in the address a moment later, so that a
 * link shows the same.
 *
 * @param name the parameter of the address
 */
export function useSelection(name: string): [string | undefined, (id: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const inAddress = params.get(name) ?? undefined;
  const [id, setId] = useState(inAddress);
  const written = useRef(inAddress);
  const timer = useRef<number | undefined>(undefined);
  const put = useRef(setParams);
  put.current = setParams;

  const select = useCallback(
    (to: string | undefined) => {
      setId(to);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => {
        const next = now();
        if ((next.get(name) ?? undefined) !== written.current) {
          // somebody opened another address meanwhile: that one leads
          return;
        }
        if (to) {
          next.set(name, to);
        } else {
          next.delete(name);
        }
        written.current = to;
        put.current(next, { replace: true });
      }, WRITTEN_AFTER);
    },
    [name],
  );
  useEffect(() => {
    // what the page itself wrote follows the row; only what came from elsewhere leads it
    if (inAddress !== written.current) {
      window.clearTimeout(timer.current);
      written.current = inAddress;
      setId(inAddress);
    }
  }, [inAddress]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return [id, select];
}
