import { useState } from 'react';
import { SUPERVISION_LEVELS, type SupervisionLevel } from '../../../../preload/contract';
import { useDraft, useTerm } from '../../../kit';
import { useSend } from '../use-send';
import { ChoiceField } from './ChoiceField';
import { fieldErrors } from './field-errors';
import { FormFrame } from './FormFrame';
import { useFormStrings } from './strings';
import type { FormProps } from './types';
import { WordsField } from './WordsField';

/** A slip: the level after the last one is chosen already; levels given before cannot be given again. */
export const SuperviseForm = ({ row, onDone, onCancel }: FormProps) => {
  const t = useFormStrings();
  const term = useTerm();
  const { busy, error, send } = useSend(row.id, { about: row.id, form: 'supervise' });
  const reached = row.supervision === undefined ? -1 : SUPERVISION_LEVELS.indexOf(row.supervision);
  const next: SupervisionLevel = SUPERVISION_LEVELS[Math.min(reached + 1, SUPERVISION_LEVELS.length - 1)]!;
  const [draft, change, forget] = useDraft<{ level: SupervisionLevel; text: string }>(row.id, 'supervise', { level: next, text: '' });
  const [tried, setTried] = useState(false);
  const errors = fieldErrors(error, ['level', 'text'], t);
  const text = draft.text.trim();
  const submit = async () => {
    setTried(true);
    if (text === '' || !(await send('supervise', { level: draft.level, text }))) return;
    forget();
    onDone('supervise');
  };
  return (
    <FormFrame
      action="supervise"
      title={t('superviseTitle')}
      confirm={t('superviseConfirm')}
      busy={busy}
      error={errors.general}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <ChoiceField
        label={t('level')}
        value={draft.level}
        options={SUPERVISION_LEVELS.map((id, index) => ({ id, text: term('supervisionLevels', id), disabled: index <= reached }))}
        onChange={(level) => change({ level })}
        error={errors.of('level')}
      />
      <WordsField
        label={t('superviseText')}
        value={draft.text}
        onChange={(value) => change({ text: value })}
        max={2000}
        error={errors.of('text') ?? (tried && text === '' ? t('required') : undefined)}
        offersLabel={t('templates')}
        offers={(['supervise-1', 'supervise-2'] as const).map((id) => ({ id, text: t(id) }))}
      />
    </FormFrame>
  );
};
