import { Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { address } from '../api/client';
import { type Collaboration, decide, useInviteChange, useMine } from '../api/invitations';
import { ProblemNote } from '../parts/ProblemNote';
import { State } from '../parts/States';

/** Notifications and invitations: a client's person accepts or refuses to work with the firm, and takes the archive after the end. */
export function PortfolioPage() {
  const { t } = useTranslation();
  const mine = useMine();
  return (
    <Stack maw={640} mx="auto">
      <Title order={1} size="h3">
        {t('nav.portfolio')}
      </Title>
      <ProblemNote error={mine.error} />
      {mine.isPending && <Skeleton height={120} />}
      {mine.data?.length === 0 && <Text c="dimmed">{t('invite.mineNone')}</Text>}
      {(mine.data ?? []).map((c) => (
        <Own key={c.company} collaboration={c} />
      ))}
    </Stack>
  );
}

function Own({ collaboration: c }: { collaboration: Collaboration }) {
  const { t } = useTranslation();
  const [taken, setTaken] = useState(c.members[0]?.taken !== undefined);
  const answer = useInviteChange((accept: boolean) => decide(c.company, accept));
  const ended = c.state === 'ENDED';
  return (
    <Paper withBorder p="md" component="article" aria-label={c.name}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Text fw={600}>{c.name}</Text>
            <Text size="xs" c="dimmed">
              {c.company}
            </Text>
          </div>
          <State tone={c.state === 'COLLABORATING' ? 'good' : c.state === 'INVITED' ? 'warn' : 'quiet'}>{t(`invite.mine.${c.state}`)}</State>
        </Group>
        <Text size="sm">{t(`invite.mineHelp.${c.state}`, { firm: c.firm })}</Text>
        <ProblemNote error={answer.error} />
        {c.state === 'INVITED' && (
          <Group grow>
            {/* the rights of the session change: the page begins anew with them */}
            <Button loading={answer.isPending} onClick={() => answer.mutate(true, { onSuccess: () => location.reload() })}>
              {t('invite.accept')}
            </Button>
            <Button variant="default" disabled={answer.isPending} onClick={() => answer.mutate(false)}>
              {t('invite.refuse')}
            </Button>
          </Group>
        )}
        {ended && c.handOver && !taken && (
          <Button component="a" href={address(`collaborations/mine/${c.company}/handover`)} download onClick={() => setTaken(true)}>
            {t('invite.downloadOnce')}
          </Button>
        )}
        {ended && taken && (
          <Text size="sm" c="dimmed">
            {t('invite.taken')}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
