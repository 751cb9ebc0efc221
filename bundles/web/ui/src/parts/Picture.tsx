import { Anchor, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { address } from '../api/client';
import type { Scan } from '../api/scans';
import { Icon } from './Icon';

const STEPS = [100, 150, 200, 300];

/** A scanned paper as it was sent, to be read: larger, turned, page below page. */
export function Picture({ scan }: { scan: Scan }) {
  const { t } = useTranslation();
  const [step, setStep] = useState(0);
  const [turn, setTurn] = useState(0);
  const pdf = scan.mediaType === 'application/pdf';
  const sources = pdf ? Array.from({ length: scan.pages }, (_, i) => `scans/${scan.id}/pages/${i + 1}?width=1400`) : [`scans/${scan.id}/file`];
  return (
    <section className="picture" aria-label={t('scan.picture')}>
      <Group gap="xs" mb={4}>
        <Button size="compact-sm" variant="default" onClick={() => setStep((s) => (s + 1) % STEPS.length)}>
          {STEPS[step]} %
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setTurn((d) => (d + 90) % 360)}>
          {t('scan.turn')}
        </Button>
        <Anchor size="sm" href={address(`scans/${scan.id}/file`)} download className="with-icon">
          <Icon name="download" size={16} /> {t('scan.save')}
        </Anchor>
      </Group>
      <div className="picture-frame" tabIndex={0} role="region" aria-label={scan.file}>
        {sources.map((s, at) => (
          <img key={s} src={address(s)} alt={t('scan.page', { file: scan.file, n: at + 1 })} loading="lazy" className={turn % 180 ? 'turned' : undefined} style={{ width: `${STEPS[step]}%`, transform: `rotate(${turn}deg)` }} />
        ))}
      </div>
    </section>
  );
}
