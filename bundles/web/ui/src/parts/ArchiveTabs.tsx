import { Anchor, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';

/** The folders of the archive: addresses of filters. */
export function ArchiveTabs() {
  const { t } = useTranslation();
  const at = useLocation();
  const [params] = useSearchParams();
  const company = params.get('company');
  const here = at.pathname === '/messages' ? 'messages' : params.get('decision') === 'REJECTED' ? 'rejected' : (params.get('direction')?.toLowerCase() ?? 'all');
  const tabs = [
    ['all', '/documents', ''],
    ['received', '/documents', 'direction=RECEIVED'],
    ['issued', '/documents', 'direction=ISSUED'],
    ['rejected', '/documents', 'decision=REJECTED'],
    ['messages', '/messages', ''],
  ] as const;
  return (
    <nav aria-label={t('folder.title')}>
      <Group gap="md">
        {tabs.map(([name, pathname, search]) => (
          <Anchor
            key={name}
            component={Link}
            to={{ pathname, search: [company && `company=${company}`, search].filter(Boolean).join('&') }}
            fw={here === name ? 700 : 400}
            underline={here === name ? 'always' : 'hover'}
            aria-current={here === name ? 'page' : undefined}
            size="sm"
          >
            {t(`folder.${name}`)}
          </Anchor>
        ))}
      </Group>
    </nav>
  );
}
