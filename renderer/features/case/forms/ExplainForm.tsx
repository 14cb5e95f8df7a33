import { useState } from 'react';
import { Typography } from '@mui/material';
import type { SupervisionLevel } from '../../../../preload/contract';
import { useDraft, useTerm } from '../../../kit';
import { useSend } from '../use-send';
import { ChoiceField } from './ChoiceField';
import { fieldErrors } from './field-errors';
import { FormFrame } from './FormFrame';
import { useFormStrings } from './strings';
import type { FormProps } from './types';
import { WordsField } from './WordsField';

/** The answer to a slip, with what it demanded in sight; the severest unanswered one is chosen already. 督办回复 */
export const ExplainForm = ({ row, onDone, onCancel }: FormProps) => {
  const t = useFormStrings();
  const term = useTerm();
  const { busy, error, send } = useSend(row.id, { about: row.id, form: 'explain' });
  const open = row.slips.filter((slip) => slip.answer === undefined);
  const [draft, change, forget] = useDraft<{ level: SupervisionLevel | ''; text: string }>(row.id, 'explain', { level: '', text: '' });
  const [tried, setTried] = useState(false);
  const slip = open.find(({ level }) => level === draft.level) ?? open.at(-1);
  const errors = fieldErrors(error, ['level', 'text'], t);
  const text = draft.text.trim();
  const submit = async () => {
    setTried(true);
    if (!slip || text === '' || !(await send('explain', { level: slip.level, text }))) return;
    forget();
    onDone('explain');
  };
  if (!slip) return null;
  return (
    <FormFrame
      action="explain"
      title={t('explainTitle', { level: term('supervisionLevels', slip.level) })}
      confirm={t('explainConfirm')}
      busy={busy}
      error={errors.general}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      {open.length > 1 && (
        <ChoiceField
          label={t('level')}
          value={slip.level}
          options={open.map(({ level }) => ({ id: level, text: term('supervisionLevels', level) }))}
          onChange={(level) => change({ level })}
          error={errors.of('level')}
        />
      )}
      <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', color: 'text.secondary' }}>
        {t('superviseText')}: {slip.text}
      </Typography>
      <WordsField
        label={t('explainText')}
        value={draft.text}
        onChange={(next) => change({ text: next })}
        max={2000}
        rows={3}
        error={errors.of('text') ?? (tried && text === '' ? t('required') : undefined)}
        offersLabel={t('templates')}
        offers={(['explain-1', 'explain-2'] as const).map((id) => ({ id, text: t(id) }))}
      />
    </FormFrame>
  );
};
