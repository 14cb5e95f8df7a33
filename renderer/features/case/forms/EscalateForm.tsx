import { useDraft } from '../../../kit';
import { useState } from 'react';
import { Typography } from '@mui/material';
import { useSettings } from '../../../kit';
import { useDirectory } from '../../../replica';
import { useSend } from '../use-send';
import { areasAbove } from './areas-above';
import { ChoiceField } from './ChoiceField';
import { fieldErrors } from './field-errors';
import { FormFrame } from './FormFrame';
import { useFormStrings } from './strings';
import type { FormProps } from './types';
import { WordsField } from './WordsField';

/** Hands a case that is too large for this level to the level above; the nearest is chosen already. */
export const EscalateForm = ({ row, onDone, onCancel }: FormProps) => {
  const t = useFormStrings();
  const { areaName } = useDirectory();
  const isVillage = useSettings().seat.role === 'village';
  const above = areasAbove(row.inCharge).filter((area) => !isVillage || area.length === 9);
  const { busy, error, send } = useSend(row.id, { about: row.id, form: 'escalate' });
  const [draft, change, forget] = useDraft(row.id, 'escalate', { toArea: '', reason: '' });
  const [tried, setTried] = useState(false);
  const errors = fieldErrors(error, ['toArea', 'reason'], t);
  const reason = draft.reason.trim();
  // The level in charge may have changed since it was typed.
  const toArea = above.includes(draft.toArea) ? draft.toArea : (above[0] ?? '');
  const submit = async () => {
    setTried(true);
    if (reason === '' || toArea === '' || !(await send('escalate', { toArea, reason }))) return;
    forget();
    onDone('escalate');
  };
  return (
    <FormFrame
      action="escalate"
      title={t('escalateTitle')}
      confirm={t('escalateConfirm')}
      busy={busy}
      error={errors.general}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      {above.length === 0 && <Typography variant="body2">{t('noAbove')}</Typography>}
      <WordsField
        label={t('reason')}
        value={draft.reason}
        onChange={(next) => change({ reason: next })}
        max={1000}
        error={errors.of('reason') ?? (tried && reason === '' ? t('required') : undefined)}
        offersLabel={t('reasons')}
        offers={(['escalate-1', 'escalate-2'] as const).map((id) => ({ id, text: t(id) }))}
      />
      {above.length > 0 && (
        <ChoiceField
          label={t('toArea')}
          value={toArea}
          options={above.map((id) => ({ id, text: areaName(id) }))}
          onChange={(area) => change({ toArea: area })}
          error={errors.of('toArea')}
        />
      )}
    </FormFrame>
  );
};
