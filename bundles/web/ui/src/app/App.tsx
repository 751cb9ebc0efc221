import { Center, Loader } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-router';
import type { Session } from '../api/types';
import { ProblemNote } from '../parts/ProblemNote';
import { LinkPage, linkOf } from '../pages/LinkPage';
import { SignIn } from '../pages/SignIn';
import { WhoProvider, current, entered, onSessionEnd, queries } from './session';
import { portal, workbench } from './routes';
import { keepsBooks } from './session';

/** Joins session, data and pages. */
export function App() {
  const [session, setSession] = useState<Session | null | undefined>(null);
  const [problem, setProblem] = useState<unknown>();
  const [ended, setEnded] = useState(false);
  const [link, setLink] = useState(linkOf(location.hash));

  useEffect(() => {
    onSessionEnd(setEnded);
    current().then(setSession, setProblem);
    const follow = () => setLink(linkOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  if (link) {
    return (
      <LinkPage
        key={link.secret}
        link={link}
        onDone={(s) => {
          // the secret is used: it stays in no history
          history.replaceState(null, '', s ? '#/portfolio' : '#/');
          setLink(undefined);
          if (s) {
            void entered(s).then(setSession);
          }
        }}
      />
    );
  }

  if (problem) {
    return <ProblemNote error={problem} m="xl" />;
  }
  if (session === null) {
    return (
      <Center h="100dvh">
        <Loader aria-hidden="true" />
      </Center>
    );
  }
  if (!session) {
    return <SignIn onSession={setSession} />;
  }
  return (
    <QueryClientProvider client={queries}>
      <WhoProvider value={session}>
        {/* what somebody was doing stays beneath while they sign in again */}
        <div inert={ended}>
          <RouterProvider router={keepsBooks(session) ? workbench() : portal()} />
        </div>
        {ended && (
          <SignIn
            again={session.id}
            onSession={(s) => {
              // somebody else must not see what is on the page
              if (s.id !== session.id) {
                location.reload();
                return;
              }
              setSession(s);
              setEnded(false);
              void queries.invalidateQueries();
            }}
          />
        )}
      </WhoProvider>
    </QueryClientProvider>
  );
}
