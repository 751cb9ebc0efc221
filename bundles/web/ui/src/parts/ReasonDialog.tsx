import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from './ProblemNote';

interface Props {
  title: string;
  label: string;
  action: string;
  colour?: string;
  required?: boolean;
  /** What stands there already. */
  start?: string;
  onClose: () => void;
  /** Done when it resolves; a refusal is shown in the dialog, and nothing typed is lost. */
  onDo: (reason: string) => Promise<unknown>;
}

/** Asks for words before something is done. */
export function ReasonDialog({ title, label, action, colour, required = true, start = '', onClose, onDo }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState(start);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await onDo(reason.trim());
      onClose();
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }} centered>
      <form onSubmit={submit}>
        <Stack>
          <ProblemNote error={error} />
          <Textarea label={label} required={required} autosize minRows={3} value={reason} onChange={(e) => setReason(e.currentTarget.value)} data-autofocus />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={busy} {...(colour ? { color: colour } : {})} disabled={required && !reason.trim()}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
