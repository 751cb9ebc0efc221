import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExplainedError } from '../api/archive';

/** Explanations are there in Romanian and English. */
function words(of: string | Record<string, string> | undefined, language: string): string | undefined {
  return typeof of === 'object' ? (of[language] ?? of.en) : of;
}

/** The authority's errors: what it wrote, what that means, what to do. */
export function ErrorList({ errors }: { errors: ExplainedError[] }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="comments" aria-label={t('message.errors')}>
      {errors.map((e, at) => (
        <li key={at}>
          <Text size="sm" fw={600} className="wrap">
            {words(e.meaning, i18n.language) ?? e.text}
          </Text>
          {words(e.fix, i18n.language) && <Text size="sm">{words(e.fix, i18n.language)}</Text>}
          <Text size="xs" c="dimmed" className="wrap">
            {[e.rule, e.text, e.location].filter(Boolean).join(' · ')}
          </Text>
        </li>
      ))}
    </ul>
  );
}
