import { Alert, Button, Group, Overlay, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lostPassword } from '../api/invitations';
import type { Language, Session } from '../api/types';
import { signIn } from '../app/session';
import { setLanguage } from '../i18n';
import { ProblemNote } from '../parts/ProblemNote';

const LANGUAGES: [Language, string][] = [['ro', 'Română'], ['it', 'Italiano'], ['en', 'English']];

/** Name and password; over the page when the session ended in the middle of work. */
export function SignIn({ onSession, again }: { onSession: (s: Session) => void; again?: string }) {
  const { t, i18n } = useTranslation();
  const [user, setUser] = useState(again ?? '');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);

  async function lost() {
    setError(undefined);
    try {
      await lostPassword(user.trim());
      setAsked(true);
    } catch (e) {
      setError(e);
    }
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      onSession(await signIn(user.trim(), password));
    } catch (e) {
      setError(e);
      setPassword('');
    } finally {
      setBusy(false);
    }
  }

  const form = (
    <Paper className="sign-in" withBorder shadow="md" p="xl" role={again ? 'dialog' : undefined} aria-modal={again ? true : undefined} aria-labelledby="sign-in-title">
      <form onSubmit={submit}>
        <Stack>
          <Group gap="sm">
            <img src="./icon.svg" width={36} height={36} alt="" />
            <Title order={1} size="h2" id="sign-in-title">
              {again ? t('signIn.again') : 'Partida'}
            </Title>
          </Group>
          <Text c="dimmed">{again ? t('signIn.kept') : t('signIn.lead')}</Text>
          <ProblemNote error={error} />
          <TextInput label={t('signIn.user')} name="user" autoComplete="username" required withAsterisk={false} value={user} readOnly={!!again} onChange={(e) => setUser(e.currentTarget.value)} autoFocus={!again} />
          <PasswordInput label={t('signIn.password')} name="password" autoComplete="current-password" required withAsterisk={false} value={password} onChange={(e) => setPassword(e.currentTarget.value)} autoFocus={!!again} visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }} />
          <Button type="submit" loading={busy}>
            {t('signIn.do')}
          </Button>
          {asked && <Alert color="green" role="status">{t('signIn.asked')}</Alert>}
          {!again && (
            <Button variant="subtle" size="compact-sm" disabled={!user.trim()} onClick={() => void lost()}>
              {t('signIn.lost')}
            </Button>
          )}
          {!again && (
            <Group justify="center" gap="xs" component="nav" aria-label={t('language')}>
              {LANGUAGES.map(([code, name]) => (
                <Button key={code} size="compact-sm" variant={i18n.language === code ? 'light' : 'subtle'} lang={code} onClick={() => void setLanguage(code)}>
                  {name}
                </Button>
              ))}
            </Group>
          )}
        </Stack>
      </form>
    </Paper>
  );
  return again ? (
    <Overlay fixed center blur={2} zIndex={1000}>
      {form}
    </Overlay>
  ) : (
    <main className="sign-in-page">{form}</main>
  );
}
