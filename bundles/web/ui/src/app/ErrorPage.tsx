import { Button, Container, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A defect of the page: what was saved is saved, the rest is a reload away. */
export function ErrorPage() {
  const { t } = useTranslation();
  return (
    <Container size="xs" py="xl">
      <Stack>
        <Title order={1} size="h3">
          {t('problem.page')}
        </Title>
        <Button onClick={() => location.reload()}>{t('problem.reload')}</Button>
      </Stack>
    </Container>
  );
}
