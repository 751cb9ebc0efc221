import { Select } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

/** A filter that stands in the address. */
export function FilterSelect({ name, all, words, label }: { name: string; all: readonly string[]; words: string; label: string }) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (to: string | null) =>
      setParams((old) => {
        const next = new URLSearchParams(old);
        if (to) {
          next.set(name, to);
        } else {
          next.delete(name);
        }
        return next;
      }),
    [name, setParams],
  );
  return (
    <Select
      w={190}
      aria-label={label}
      placeholder={label}
      clearable
      clearButtonProps={{ 'aria-label': t('filter.clear') }}
      data={all.map((v) => ({ value: v, label: t(`${words}.${v}`) }))}
      value={params.get(name)}
      onChange={set}
    />
  );
}
