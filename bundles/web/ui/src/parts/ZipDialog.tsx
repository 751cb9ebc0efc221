import { Alert, Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PartName, useZipSize, zipAddress } from '../api/archive';
import { address } from '../api/client';
import type { DocumentFilter } from '../api/queries';
import { count } from './format';
import { Icon } from './Icon';
import { ProblemNote } from './ProblemNote';

const PARTS: PartName[] = ['XML', 'PDF', 'SIGNATURE'];

/** The documents of the list as one file: how many and how large stands before it is fetched. */
export function ZipButton({ filter }: { filter: DocumentFilter }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<Icon name="download" />} onClick={() => setOpen(true)}>
        ZIP
      </Button>
      {open && (
        <Modal opened onClose={() => setOpen(false)} title={t('zip.title')} closeButtonProps={{ 'aria-label': t('close') }} centered>
          <Choice filter={filter} />
        </Modal>
      )}
    </>
  );
}

function Choice({ filter }: { filter: DocumentFilter }) {
  const { t } = useTranslation();
  const [parts, setParts] = useState<PartName[]>(PARTS);
  const size = useZipSize(filter, parts);
  return (
    <Stack>
      <Text size="sm">{t('zip.what')}</Text>
      <Checkbox.Group label={t('zip.parts')} value={parts} onChange={(v) => setParts(v as PartName[])}>
        <Group mt={4}>
          {PARTS.map((p) => (
            <Checkbox key={p} value={p} label={p === 'SIGNATURE' ? t('document.seal') : p} />
          ))}
        </Group>
      </Checkbox.Group>
      <ProblemNote error={size.error} />
      {filter.accounting && <Alert color="yellow">{t('zip.noAccounting')}</Alert>}
      {size.data && parts.length > 0 && (
        <Button component="a" href={address(zipAddress(filter, parts))} download leftSection={<Icon name="download" />}>
          {t('zip.do', { count: size.data.documents, n: count(size.data.documents), mb: count(Math.max(1, Math.ceil(size.data.bytes / 1_048_576))) })}
        </Button>
      )}
    </Stack>
  );
}
