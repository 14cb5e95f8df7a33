import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { OUTCOMES, PRIORITIES, SUPERVISION_LEVELS, type CaseRow } from '../../../../preload/contract';
import { pick, useDraft, useLang, useTerm } from '../../../kit';
import { useDirectory } from '../../../replica';
import { bulkAct, type BulkAction, type Field } from './acts';
import { nextLevel, noChoice, type Choice } from './deed';
import { useTriageStrings } from './strings';

interface Props {
  readonly action: BulkAction;
  readonly rows: readonly CaseRow[];
  readonly onCancel: () => void;
  readonly onSubmit: (choice: Choice) => void;
}

const WORDS = { note: 'text', reply: 'text', supervise: 'text', close: 'text', dispatch: 'instructions' } as const;

/** What can be chosen for a field, each with its word. */
const useOptions = (rows: readonly CaseRow[]): Readonly<Record<Exclude<Field, 'text'>, readonly (readonly [string, string])[]>> => {
  const t = useTriageStrings();
  const term = useTerm();
  const lang = useLang();
  const { categories } = useDirectory();
  return {
    category: [['', t('asItIs')], ...[...categories.values()].map((one) => [one.id, pick(lang, one)] as const)],
    priority: [['', t('asItIs')], ...PRIORITIES.map((id) => [id, term('priorities', id)] as const)],
    level: SUPERVISION_LEVELS.map((id) => [id, term('supervisionLevels', id)]),
    outcome: OUTCOMES.map((id) => [id, term('outcomes', id)]),
    into: rows.map((row) => [row.id, `${row.number} ${row.title}`]),
  };
};

/** One form for all chosen cases. Ctrl+Enter confirms, Esc goes back and keeps what was typed. */
export const TriageForm = ({ action, rows, onCancel, onSubmit }: Props) => {
  const t = useTriageStrings();
  const act = bulkAct(action);
  const term = useTerm();
  const options = useOptions(rows);
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  const [draft, change, forget] = useDraft<Choice>('triage', action, noChoice);
  const into = rows.some(({ id }) => id === draft.into) ? draft.into : (rows[0]?.id ?? '');
  const choice: Choice = { ...draft, into, level: draft.level || nextLevel(rows) };
  const words = act.fields.includes('text');
  const missing = words && act.wordless === undefined && draft.text.trim() === '';
  useEffect(() => {
    const field = form.current?.querySelector<HTMLElement>('textarea:not([aria-hidden])');
    (field ?? form.current?.querySelector<HTMLElement>('[type=submit]'))?.focus();
  }, []);
  const submit = () => {
    setTried(true);
    if (missing) return form.current?.querySelector<HTMLElement>('textarea')?.focus();
    forget();
    return onSubmit(choice);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onCancel();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const label = t(action in WORDS ? WORDS[action as keyof typeof WORDS] : 'reason');
  return (
    <Box
      component="form"
      ref={form}
      noValidate
      aria-label={t('heading', { action: term('caseActions', action), count: rows.length })}
      data-testid={`triage-form-${action}`}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      sx={{ display: 'grid', gap: 1.25, p: 1.25, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'surface.sunken' }}
    >
      <Typography component="h3" variant="h3">
        {t('heading', { action: term('caseActions', action), count: rows.length })}
      </Typography>
      {(action === 'accept' || action === 'dispatch') && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t(action === 'accept' ? 'asSuggested' : 'toSuggested')}
        </Typography>
      )}
      {act.fields.length > (words ? 1 : 0) && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25 }}>
          {act.fields.map((field) =>
            field === 'text' ? null : (
              <TextField
                key={field}
                select
                label={t(field)}
                value={choice[field]}
                onChange={(event) => change({ [field]: event.target.value })}
                slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
                sx={{ flex: '1 1 180px', maxWidth: field === 'into' ? 'none' : 320 }}
              >
                {options[field].map(([value, word]) => (
                  <MenuItem key={value} value={value}>
                    {word}
                  </MenuItem>
                ))}
              </TextField>
            ),
          )}
        </Box>
      )}
      {words && (
        <TextField
          label={act.wordless && action !== 'dispatch' ? `${label}${t('optional')}` : label}
          value={draft.text}
          onChange={(event) => change({ text: event.target.value })}
          multiline
          minRows={2}
          maxRows={5}
          fullWidth
          error={tried && missing}
          helperText={tried && missing ? t('required') : undefined}
          slotProps={{ htmlInput: { maxLength: act.max } }}
        />
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Button type="submit" variant="contained" data-testid="triage-confirm">
          {t('confirm', { action: term('caseActions', action), count: rows.length })}
        </Button>
        <Button type="button" onClick={onCancel}>
          {t('back')}
        </Button>
        <Typography variant="caption" sx={{ color: 'text.secondary', ml: 'auto' }}>
          {t('keys')}
        </Typography>
      </Box>
    </Box>
  );
};
