import { Alert, type AlertProps, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client';

/** What went wrong, and what to do. */
export function ProblemNote({ error, ...rest }: { error: unknown } & AlertProps) {
  const { t } = useTranslation();
  if (!error) {
    return null;
  }
  const known = error instanceof Problem;
  return (
    <Alert color="red" variant="light" role="alert" title={known ? error.message : t('problem.unreachable')} {...rest}>
      <Text size="sm">{known ? error.fix : t('problem.tryAgain')}</Text>
    </Alert>
  );
}
