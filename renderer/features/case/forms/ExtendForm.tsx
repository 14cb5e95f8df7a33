import { useState } from 'react';
import { useDraft } from '../drafts';
import { useSend } from '../use-send';
import { fieldErrors } from './field-errors';
import { FormFrame } from './FormFrame';
import { fromField } from './local-time';
import { useFormStrings } from './strings';
import { isTime, TimeField } from './TimeField';
import type { FormProps } from './types';
import { WordsField } from './WordsField';

/** More time: one original limit unless another instant is chosen. */
export const ExtendForm = ({ row, onDone, onCancel }: FormProps) => {
  const t = useFormStrings();
  const { busy, error, send } = useSend(row.id);
  const [draft, change, forget] = useDraft(row.id, 'extend', { dueAt: '', reason: '' });
  const [tried, setTried] = useState(false);
  const errors = fieldErrors(error, ['dueAt', 'reason'], t);
  const reason = draft.reason.trim();
  const submit = async () => {
    setTried(true);
    const dueAt = fromField(draft.dueAt);
    if (reason === '' || !isTime(draft.dueAt) || !(await send('extend', { reason, ...(dueAt === undefined ? {} : { dueAt }) }))) return;
    forget();
    onDone('extend');
  };
  return (
    <FormFrame
      action="extend"
      title={t('extendTitle')}
      confirm={t('extendConfirm')}
      busy={busy}
      error={errors.general}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <WordsField
        label={t('reason')}
        value={draft.reason}
        onChange={(next) => change({ reason: next })}
        max={1000}
        error={errors.of('reason') ?? (tried && reason === '' ? t('required') : undefined)}
        offersLabel={t('reasons')}
        offers={(['extend-1', 'extend-2'] as const).map((id) => ({ id, text: t(id) }))}
      />
      <TimeField
        label={`${t('extendTo')}${t('optional')}`}
        value={draft.dueAt}
        onChange={(dueAt) => change({ dueAt })}
        hint={t('extendUsual')}
        error={errors.of('dueAt')}
      />
    </FormFrame>
  );
};
