import { Alert, Button, Group, Loader, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client';
import { type Welcome, accept, look, setPassword } from '../api/invitations';
import type { Language, Session } from '../api/types';
import { setLanguage } from '../i18n';
import { ProblemNote } from '../parts/ProblemNote';

export interface OpenLink {
  kind: 'accept' | 'reset';
  secret: string;
}

/** The link in the address, if there is one. It stands behind the #, which no server sees. */
export function linkOf(hash: string): OpenLink | undefined {
  const m = /^#\/(accept|reset)\/([\w-]{20,100})$/.exec(hash);
  return m ? { kind: m[1] as OpenLink['kind'], secret: m[2] as string } : undefined;
}

const LANGUAGES: [Language, string][] = [['ro', 'Română'], ['it', 'Italiano'], ['en', 'English']];

/** A password for an invitation, or in place of a lost one. On a phone, too. */
export function LinkPage({ link, onDone }: { link: OpenLink; onDone: (s?: Session) => void }) {
  const { t, i18n } = useTranslation();
  const [welcome, setWelcome] = useState<Welcome | undefined>();
  const [name, setName] = useState('');
  const [password, setPassword_] = useState('');
  const [error, setError] = useState<unknown>();
  const [dead, setDead] = useState(false);
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const invited = link.kind === 'accept';

  useEffect(() => {
    if (!invited) {
      return;
    }
    look(link.secret).then(
      (w) => {
        setWelcome(w);
        setName(w.name);
        void setLanguage(w.language);
      },
      (e: unknown) => (e instanceof Problem && e.status === 401 ? setDead(true) : setError(e)),
    );
  }, [invited, link.secret]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      if (invited) {
        onDone(await accept(link.secret, name, password));
      } else {
        await setPassword(link.secret, password);
        setDone(true);
      }
    } catch (e) {
      if (e instanceof Problem && e.status === 401) {
        setDead(true);
      } else if (e instanceof Problem && e.code === 'invitation.account') {
        setDone(true);
      } else {
        setError(e);
      }
    } finally {
      setBusy(false);
    }
  }

  const waits = invited && !welcome && !dead && !error;
  return (
    <main className="sign-in-page">
      <Paper className="sign-in" withBorder shadow="md" p="xl">
        <form onSubmit={submit}>
          <Stack>
            <Group gap="sm">
              <img src="./icon.svg" width={36} height={36} alt="" />
              <Title order={1} size="h3">
                {t(invited ? 'invite.welcome' : 'invite.newPassword')}
              </Title>
            </Group>
            {waits && <Loader aria-hidden="true" />}
            {dead && <Alert color="red" role="alert" title={t('invite.dead')}>{t(invited ? 'invite.deadInvitation' : 'invite.deadReset')}</Alert>}
            <ProblemNote error={error} />
            {done && <Alert color="green" role="status">{t(invited ? 'invite.accountThere' : 'invite.passwordSet')}</Alert>}
            {welcome && !dead && !done && (
              <>
                <Text className="wrap">{t('invite.lead', { firm: welcome.firm, company: welcome.company })}</Text>
                <TextInput label={t('invite.mail')} name="username" autoComplete="username" value={welcome.mail} readOnly />
              </>
            )}
            {welcome && !welcome.account && !dead && !done && <TextInput label={t('invite.name')} name="name" autoComplete="name" value={name} onChange={(e) => setName(e.currentTarget.value)} />}
            {(invited ? welcome && !welcome.account : true) && !dead && !done && (
              <PasswordInput label={t('invite.password')} description={t('invite.passwordHelp')} name="password" autoComplete="new-password" required withAsterisk={false} value={password} onChange={(e) => setPassword_(e.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }} />
            )}
            {!dead && !done && (welcome || !invited) && (
              <Button type="submit" loading={busy}>
                {t(invited ? (welcome?.account ? 'invite.join' : 'invite.create') : 'invite.save')}
              </Button>
            )}
            {(dead || done) && <Button variant={done ? 'filled' : 'default'} onClick={() => onDone()}>{t('invite.toSignIn')}</Button>}
            <Group justify="center" gap="xs" component="nav" aria-label={t('language')}>
              {LANGUAGES.map(([code, label]) => (
                <Button key={code} size="compact-sm" variant={i18n.language === code ? 'light' : 'subtle'} lang={code} onClick={() => void setLanguage(code)}>
                  {label}
                </Button>
              ))}
            </Group>
          </Stack>
        </form>
      </Paper>
    </main>
  );
}
