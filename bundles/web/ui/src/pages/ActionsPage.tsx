import { Button, Checkbox, FileInput, Paper, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { post } from '../api/client';
import { useActions } from '../api/queries';
import type { Action, Job, Parameter } from '../api/types';
import { useChosenCompany } from '../app/company';
import { JobCard } from '../parts/JobCard';
import { ProblemNote } from '../parts/ProblemNote';

/** An entry of the live menu: its parameters as a form, its run with progress, cancel and result. */
export function ActionsPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const actions = useActions();
  const action = actions.data?.find((a) => a.id === params.get('action'));
  if (!action) {
    return <Text c="dimmed">{actions.isPending ? '…' : t('action.gone')}</Text>;
  }
  return <Form key={action.id} action={action} />;
}

function Form({ action }: { action: Action }) {
  const { t, i18n } = useTranslation();
  const [company] = useChosenCompany();
  const client = useQueryClient();
  const [values, setValues] = useState<Record<string, string>>(() => Object.fromEntries(action.parameters.filter((p) => p.default !== undefined).map((p) => [p.name, p.default as string])));
  const run = useMutation({
    mutationFn: () => post<Job>(`actions/${encodeURIComponent(action.id)}/run?lang=${i18n.language}`, { ...(company ? { company } : {}), parameters: values }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
  // a browser sends bytes, never a path on the server
  const file = action.parameters.some((p) => p.type === 'FILE' && p.required);
  const set = (name: string, value: string) => setValues((old) => ({ ...old, [name]: value }));

  function submit(event: FormEvent) {
    event.preventDefault();
    run.mutate();
  }

  return (
    <Stack maw={640}>
      <Title order={1} size="h3">
        {action.title}
      </Title>
      <Text c="dimmed">{company ?? t('allCompanies')}</Text>
      <Paper withBorder p="md">
        <form onSubmit={submit}>
          <Stack>
            {action.parameters.map((p) => (
              <Field key={p.name} parameter={p} value={values[p.name] ?? ''} set={(v) => set(p.name, v)} />
            ))}
            {file && <Text c="dimmed">{t('action.file')}</Text>}
            <ProblemNote error={run.error} />
            <Button type="submit" loading={run.isPending} disabled={file}>
              {t('action.run')}
            </Button>
          </Stack>
        </form>
      </Paper>
      {run.data && <JobCard id={run.data.id} />}
    </Stack>
  );
}

function Field({ parameter: p, value, set }: { parameter: Parameter; value: string; set: (value: string) => void }) {
  if (p.type === 'BOOLEAN') {
    return <Checkbox label={p.label} checked={value === 'true'} onChange={(e) => set(String(e.currentTarget.checked))} />;
  }
  if (p.choices?.length) {
    return <Select label={p.label} required={p.required} data={p.choices} value={value || null} onChange={(v) => set(v ?? '')} allowDeselect={!p.required} />;
  }
  if (p.type === 'FILE') {
    return <FileInput label={p.label} disabled />;
  }
  const type = p.type === 'DATE' ? 'date' : 'text';
  return <TextInput label={p.label} type={type} inputMode={p.type === 'INTEGER' ? 'numeric' : undefined} required={p.required} value={value} onChange={(e) => set(e.currentTarget.value)} />;
}
