import { Button, Checkbox, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addRule, type NewRule, openLinesWith } from '../../api/matches';
import type { StatementLine } from '../../api/types';
import { count } from '../../parts/format';
import { ProblemNote } from '../../parts/ProblemNote';
import { wordsOf } from './rule';

interface Props {
  line: StatementLine;
  onClose: () => void;
  onDone: () => void;
}

/** Lines like this one go to an account from now on; how many open ones that are is shown first. */
export function RuleDialog({ line: l, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const iban = l.line.counterparty?.iban;
  const [words, setWords] = useState(() => wordsOf(l));
  const [useIban, setUseIban] = useState(false);
  const [flow, setFlow] = useState<NewRule['flow']>(l.line.amount.startsWith('-') ? 'OUT' : 'IN');
  const [account, setAccount] = useState(l.proposal?.bookings[0]?.account ?? '');
  const [automatic, setAutomatic] = useState(false);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [asked] = useDebouncedValue(words.trim(), 300);
  const hits = useQuery({ queryKey: ['with', l.company, asked, flow], queryFn: ({ signal }) => openLinesWith(l.company, asked, flow, signal), enabled: asked.length > 2 });

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await addRule(l.company, { flow, account: account.trim(), automatic, ...(words.trim() ? { words: words.trim() } : {}), ...(useIban && iban ? { iban } : {}) });
      onDone();
      onClose();
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title={t('rule.title')} centered closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <ProblemNote error={error} />
          <TextInput label={t('rule.words')} description={t('rule.wordsHelp')} value={words} onChange={(e) => setWords(e.currentTarget.value)} />
          {hits.data !== undefined && (
            <Text size="sm" role="status">
              {t('rule.hits', { count: hits.data, n: count(hits.data) })}
            </Text>
          )}
          {iban && <Checkbox label={t('rule.iban', { iban })} checked={useIban} onChange={(e) => setUseIban(e.currentTarget.checked)} />}
          <NativeSelect label={t('filter.flow')} value={flow} onChange={(e) => setFlow(e.currentTarget.value as NewRule['flow'])} data={(['IN', 'OUT', 'BOTH'] as const).map((f) => ({ value: f, label: t(`flow.${f}`) }))} />
          <TextInput label={t('rule.account')} required value={account} onChange={(e) => setAccount(e.currentTarget.value)} data-autofocus />
          <Checkbox label={t('rule.automatic')} checked={automatic} onChange={(e) => setAutomatic(e.currentTarget.checked)} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={!account.trim() || (!words.trim() && !useIban)}>
              {t('rule.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
