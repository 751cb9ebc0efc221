import { AppShell, Burger, Button, Group, Menu, NavLink, ScrollArea, Select, Text, Title, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { put } from '../api/client';
import type { Language } from '../api/types';
import { setLanguage } from '../i18n';
import { useThreads } from '../api/comments';
import { useMine } from '../api/invitations';
import { useCompanies, useActions } from '../api/queries';
import { Icon, type IconName } from '../parts/Icon';
import { useChosenCompany } from './company';
import { may, signOut, useSession } from './session';

interface Entry {
  to: string;
  label: string;
  icon: IconName;
  /** What is new there. */
  count?: number;
}

/** Head, menu and the page. The menu's actions are those that services offer at this moment. */
export function Shell({ portal }: { portal: boolean }) {
  const { t } = useTranslation();
  const [open, { toggle, close }] = useDisclosure(false);
  const session = useSession();
  const unread = (useThreads(undefined).data?.items ?? []).filter((x) => x.unread > 0).length;
  const mine = useMine().data ?? [];
  const asked = mine.filter((c) => c.state === 'INVITED').length;
  const portfolio: Entry[] = mine.length > 0 ? [{ to: '/portfolio', label: t('nav.portfolio'), icon: 'person', count: asked }] : [];
  const entries: Entry[] = portal
    ? [
        { to: '/', label: t('nav.todo'), icon: 'check' },
        { to: '/documents', label: t('nav.archive'), icon: 'archive' },
        { to: '/comments', label: t('nav.comments'), icon: 'ask', count: unread },
        { to: '/sending', label: t('nav.sending'), icon: 'send' },
        { to: '/approvals', label: t('nav.approvals'), icon: 'check' },
        { to: '/authorise', label: t('nav.authorise'), icon: 'person' },
        ...(may(session, 'STATEMENTS', 'WRITE') || may(session, 'DOCUMENTS', 'WRITE') ? [{ to: '/upload', label: t('nav.upload'), icon: 'upload' } as Entry] : []),
        ...portfolio,
      ]
    : [
        { to: '/', label: t('nav.home'), icon: 'home' },
        { to: '/documents', label: t('nav.documents'), icon: 'document' },
        { to: '/decide', label: t('nav.decide'), icon: 'check' },
        { to: '/comments', label: t('nav.comments'), icon: 'ask', count: unread },
        ...(may(session, 'DOCUMENTS', 'WRITE') ? [{ to: '/papers', label: t('nav.papers'), icon: 'archive' } as Entry] : []),
        { to: '/sending', label: t('nav.sending'), icon: 'send' },
        { to: '/approvals', label: t('nav.approvals'), icon: 'check' },
        { to: '/authorise', label: t('nav.authorise'), icon: 'person' },
        { to: '/reconcile', label: t('nav.reconcile'), icon: 'book' },
        { to: '/upload', label: t('nav.upload'), icon: 'upload' },
        ...(may(session, 'COMPANIES', 'WRITE') ? [{ to: '/invitations', label: t('nav.invitations'), icon: 'person' } as Entry] : []),
        ...portfolio,
        { to: '/jobs', label: t('nav.jobs'), icon: 'clock' },
      ];
  return (
    <AppShell header={{ height: 56 }} navbar={{ width: 240, breakpoint: 'sm', collapsed: { mobile: !open } }} padding={{ base: 'xs', sm: 'md' }}>
      <a className="skip" href="#main" onClick={(e) => { e.preventDefault(); document.getElementById('main')?.focus(); }}>
        {t('skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="sm">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={open} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('nav.menu')} aria-expanded={open} />
            <img src="./icon.svg" width={28} height={28} alt="" />
            <Title order={2} size="h4" visibleFrom="sm">
              Partida
            </Title>
          </Group>
          <CompanySelect />
          <PersonMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs">
        <AppShell.Section grow component={ScrollArea}>
          <nav aria-label={t('nav.menu')}>
            {entries.map((e) => (
              <NavEntry key={e.to} entry={e} onClick={close} />
            ))}
            {!portal && <ActionEntries onClick={close} />}
          </nav>
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}

function NavEntry({ entry, onClick }: { entry: Entry; onClick: () => void }) {
  const { t } = useTranslation();
  const at = useLocation();
  const [company] = useChosenCompany();
  const active = at.pathname === entry.to;
  return (
    <NavLink
      component={Link}
      to={{ pathname: entry.to, search: company ? `?company=${company}` : '' }}
      label={entry.label}
      leftSection={<Icon name={entry.icon} />}
      rightSection={entry.count ? <span className="state info" title={t('comment.unread', { n: entry.count, count: entry.count })}>{entry.count}</span> : undefined}
      active={active}
      aria-current={active ? 'page' : undefined}
      onClick={onClick}
    />
  );
}

/** What the running bundles offer; an entry comes and goes with its bundle. */
function ActionEntries({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  const actions = useActions();
  const at = useLocation();
  const [company] = useChosenCompany();
  const groups = new Map<string, { id: string; title: string }[]>();
  for (const a of actions.data ?? []) {
    const group = a.menuPath.split('/')[0] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), a]);
  }
  return (
    <>
      {[...groups].map(([group, list]) => (
        <div key={group}>
          <Text size="xs" c="dimmed" tt="uppercase" px="sm" pt="md" pb={4}>
            {t(`menu.${group}`, { defaultValue: group })}
          </Text>
          {list.map((a) => (
            <NavLink
              key={a.id}
              component={Link}
              to={{ pathname: '/actions', search: `?action=${encodeURIComponent(a.id)}${company ? `&company=${company}` : ''}` }}
              label={a.title}
              active={at.pathname === '/actions' && new URLSearchParams(at.search).get('action') === a.id}
              onClick={onClick}
            />
          ))}
        </div>
      ))}
    </>
  );
}

function CompanySelect() {
  const { t } = useTranslation();
  const companies = useCompanies();
  const [chosen, choose] = useChosenCompany();
  const list = companies.data ?? [];
  if (list.length < 2) {
    return <Text fw={500} truncate>{list[0]?.name ?? ''}</Text>;
  }
  return (
    <Select
      className="company-select"
      aria-label={t('company')}
      placeholder={t('allCompanies')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('allCompanies') }}
      nothingFoundMessage={t('nothingFound')}
      limit={100}
      data={list.map((c) => ({ value: c.id, label: `${c.name} · ${c.id}` }))}
      value={chosen ?? null}
      onChange={choose}
    />
  );
}

function PersonMenu() {
  const { t, i18n } = useTranslation();
  const session = useSession();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');

  function speak(language: Language) {
    void setLanguage(language);
    void put('session/language', { language }).catch(() => undefined);
  }

  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="subtle" leftSection={<Icon name="person" />} aria-label={t('person', { name: session.name })}>
          <Text span size="sm" visibleFrom="sm">
            {session.name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{session.name}</Menu.Label>
        {(['ro', 'it', 'en'] as const).map((l) => (
          <Menu.Item key={l} lang={l} onClick={() => speak(l)} rightSection={i18n.language === l ? '✓' : undefined}>
            {{ ro: 'Română', it: 'Italiano', en: 'English' }[l]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}>{scheme === 'dark' ? t('theme.light') : t('theme.dark')}</Menu.Item>
        <Menu.Item onClick={() => setColorScheme('auto')}>{t('theme.auto')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
