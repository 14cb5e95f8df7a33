import { useState } from 'react';
import { Checkbox, FormControlLabel, Typography } from '@mui/material';
import { useDraft } from '../../../kit';
import { useSend } from '../use-send';
import { fieldErrors } from './field-errors';
import { FormFrame } from './FormFrame';
import { useFormStrings } from './strings';
import type { FormProps } from './types';
import { WordsField } from './WordsField';

/** The check has failed: what was missing goes back to the departments that did the work, unless others are to do it. */
export const VerifyFailForm = ({ row, onDone, onCancel }: FormProps) => {
  const t = useFormStrings();
  const { busy, error, send } = useSend(row.id, { about: row.id, form: 'verify-fail' });
  const [draft, change, forget] = useDraft(row.id, 'verify-fail', { text: '', redo: true });
  const [tried, setTried] = useState(false);
  const errors = fieldErrors(error, ['text'], t);
  const text = draft.text.trim();
  const did = [...new Set(row.tasks.filter((task) => task.state === 'completed').map((task) => task.departmentName))];
  const submit = async () => {
    setTried(true);
    if (text === '' || !(await send('verify', { result: 'fail', text, ...(draft.redo ? {} : { redo: false }) }))) return;
    forget();
    onDone('verify-fail');
  };
  return (
    <FormFrame
      action="verify-fail"
      title={t('verify-failTitle')}
      confirm={t(draft.redo ? 'verify-failConfirm' : 'verify-failOnly')}
      busy={busy}
      error={errors.general}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <WordsField
        label={t('failText')}
        value={draft.text}
        onChange={(next) => change({ text: next })}
        max={2000}
        rows={3}
        error={errors.of('text') ?? (tried && text === '' ? t('required') : undefined)}
        offersLabel={t('reasons')}
        offers={(['fail-1', 'fail-2', 'fail-3'] as const).map((id) => ({ id, text: t(id) }))}
      />
      <div>
        <FormControlLabel
          label={t('redo', { departments: did.join(t('listComma')) })}
          control={<Checkbox size="small" checked={draft.redo} onChange={(event) => change({ redo: event.target.checked })} />}
        />
        <Typography variant="body2" sx={{ color: 'text.secondary', pl: 3.5 }}>
          {t(draft.redo ? 'redoHint' : 'noRedoHint')}
        </Typography>
      </div>
    </FormFrame>
  );
};
