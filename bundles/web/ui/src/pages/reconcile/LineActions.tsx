import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StatementLine } from '../../api/types';
import { moment } from '../../parts/format';
import { type Command, decides } from './keys';

interface Props {
  line: StatementLine;
  busy: boolean;
  onDo: (command: Command | 'keep' | 'drop' | 'restore') => void;
}

/** What can be done with a line as it stands, for those who use a mouse. */
export function LineActions({ line: l, busy, onDo }: Props) {
  const { t } = useTranslation();
  const second = l.proposal?.runnerUp?.allocations.length;
  return (
    <>
      <Group gap="xs">
        {l.state === 'UNSAVED' && decides(l.proposal) && (
          <Button loading={busy} onClick={() => onDo('confirm')}>
            {t('match.confirm')}
          </Button>
        )}
        {l.state === 'UNSAVED' && !!second && (
          <Button variant="default" disabled={busy} onClick={() => onDo('second')}>
            {t('match.takeSecond')}
          </Button>
        )}
        {l.state === 'UNSAVED' && (
          <>
            <Button variant="default" onClick={() => onDo('split')}>
              {t('match.other')}
            </Button>
            <Button variant="subtle" onClick={() => onDo('rule')}>
              {t('match.rule')}
            </Button>
            <Button variant="subtle" color="red" onClick={() => onDo('away')}>
              {t('match.away')}
            </Button>
          </>
        )}
        {l.state === 'SAVED' && (
          <Button variant="default" onClick={() => onDo('undo')}>
            {t('match.undo')}
          </Button>
        )}
        {l.state === 'DUPLICATE' && (
          <>
            <Button loading={busy} onClick={() => onDo('keep')}>
              {t('match.keep')}
            </Button>
            <Button variant="default" disabled={busy} onClick={() => onDo('drop')}>
              {t('match.drop')}
            </Button>
          </>
        )}
        {l.state === 'DELETED' && (
          <Button loading={busy} onClick={() => onDo('restore')}>
            {t('match.restore')}
          </Button>
        )}
        <Button variant="subtle" onClick={() => onDo('note')}>
          {t('match.note')}
        </Button>
      </Group>
      {l.note && (
        <Text size="sm" className="wrap">
          <span className="strong">{t('match.noted')}</span> {l.note.text} <span className="quiet">{l.note.by}, {moment(l.note.at)}</span>
        </Text>
      )}
    </>
  );
}
