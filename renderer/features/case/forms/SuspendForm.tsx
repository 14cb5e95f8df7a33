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

/** Stops the clock of a case that cannot go on now. */
export const SuspendForm = ({ row, onDone, onCancel }: FormProps) => {
  const t = useFormStrings();
  const { busy, error, send } = useSend(row.id);
  const [draft, change, forget] = useDraft(row.id, 'suspend', { until: '', reason: '' });
  const [tried, setTried] = useState(false);
  const errors = fieldErrors(error, ['until', 'reason'], t);
  const reason = draft.reason.trim();
  const submit = async () => {
    setTried(true);
    const until = fromField(draft.until);
    if (reason === '' || !isTime(draft.until) || !(await send('suspend', { reason, ...(until === undefined ? {} : { until }) }))) return;
    forget();
    onDone('suspend');
  };
  return (
    <FormFrame
      action="suspend"
      title={t('suspendTitle')}
      confirm={t('suspendConfirm')}
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
        offers={(['suspend-1', 'suspend-2'] as const).map((id) => ({ id, text: t(id) }))}
      />
      <TimeField
        label={`${t('until')}${t('optional')}`}
        value={draft.until}
        onChange={(until) => change({ until })}
        hint={t('untilHint')}
        error={errors.of('until')}
      />
    </FormFrame>
  );
};
