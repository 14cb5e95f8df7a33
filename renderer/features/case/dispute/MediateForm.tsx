import { useState } from 'react';
import { Box, MenuItem, TextField } from '@mui/material';
import {
  MEDIATION_METHODS,
  MEDIATION_STEPS,
  type DisputeRow,
  type MediationMethod,
  type MediationStep,
} from '../../../../preload/contract';
import { useDraft, useTerm } from '../../../kit';
import { ChoiceField } from '../forms/ChoiceField';
import { fieldErrors } from '../forms/field-errors';
import { FormFrame } from '../forms/FormFrame';
import { useFormStrings } from '../forms/strings';
import type { FormProps } from '../forms/types';
import { WordsField } from '../forms/WordsField';
import { useSend } from '../use-send';
import { useDisputeStrings } from './strings';

/** Which steps can be recorded next; the domain decides the same. */
const possible = ({ assignedAt, sessions, agreement }: DisputeRow, closed: boolean): ReadonlySet<MediationStep> => {
  const visited = agreement ? (['visited'] as const) : [];
  if (closed) return new Set(visited);
  if (assignedAt === undefined) return new Set(['assigned']);
  return new Set(['assigned', 'mediated', ...(sessions > 0 ? (['agreed', 'failed'] as const) : []), ...visited]);
};

/** What usually comes next. */
const usual = ({ assignedAt, sessions, agreement }: DisputeRow): MediationStep => {
  if (agreement) return 'visited';
  if (assignedAt === undefined) return 'assigned';
  return sessions > 0 ? 'agreed' : 'mediated';
};

/** The next step of a mediation: who mediates and how, what a session came to, what was agreed, whether it is kept. */
export const MediateForm = ({ row, onDone, onCancel }: FormProps) => {
  const t = useDisputeStrings();
  const form = useFormStrings();
  const term = useTerm();
  const { busy, error, send } = useSend(row.id, { about: row.id, form: 'mediate' });
  const { dispute } = row;
  const [draft, change, forget] = useDraft<{
    step: MediationStep | '';
    method: MediationMethod;
    mediator: string;
    text: string;
    kept: 'yes' | 'no' | '';
  }>(row.id, 'mediate', { step: '', method: dispute?.method ?? 'people', mediator: '', text: '', kept: '' });
  const [tried, setTried] = useState(false);
  if (!dispute) return null;
  const may = possible(dispute, row.state === 'closed');
  const step = draft.step !== '' && may.has(draft.step) ? draft.step : usual(dispute);
  const errors = fieldErrors(error, ['text', 'mediator', 'method', 'kept', 'step'], form);
  const mediator = draft.mediator.trim();
  const text = draft.text.trim();
  const missing = step === 'assigned' ? mediator === '' : text === '' || (step === 'visited' && draft.kept === '');
  const submit = async () => {
    setTried(true);
    if (missing) return;
    const said = text === '' ? {} : { text };
    const done =
      step === 'assigned'
        ? await send('mediate', { step, method: draft.method, mediator, ...said })
        : await send('mediate', { step, ...said, ...(step === 'visited' ? { kept: draft.kept === 'yes' } : {}) });
    if (!done) return;
    forget();
    onDone('mediate');
  };
  const label = step === 'agreed' ? t('saidAgreed') : step === 'visited' ? t('saidVisited') : t('said');
  return (
    <FormFrame
      action="mediate"
      title={t('mediateTitle')}
      confirm={t('mediateConfirm')}
      busy={busy}
      error={errors.general}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <ChoiceField
        label={t('step')}
        value={step}
        options={MEDIATION_STEPS.map((id) => ({ id, text: term('mediationSteps', id), disabled: !may.has(id) }))}
        onChange={(next) => change({ step: next })}
        error={errors.of('step') && t('order')}
      />
      {step === 'assigned' && (
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1 }}>
          <TextField
            select
            label={t('method')}
            value={draft.method}
            onChange={(event) => change({ method: event.target.value as MediationMethod })}
          >
            {MEDIATION_METHODS.map((method) => (
              <MenuItem key={method} value={method}>
                {term('mediationMethods', method)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label={t('mediator')}
            value={draft.mediator}
            onChange={(event) => change({ mediator: event.target.value })}
            error={tried && mediator === ''}
            helperText={tried && mediator === '' ? t('required') : undefined}
            slotProps={{ htmlInput: { maxLength: 60 } }}
          />
        </Box>
      )}
      {step !== 'assigned' && (
        <WordsField
          label={label}
          value={draft.text}
          onChange={(next) => change({ text: next })}
          max={2000}
          rows={3}
          error={errors.of('text') ?? (tried && text === '' ? t('required') : undefined)}
        />
      )}
      {step === 'visited' && (
        <ChoiceField
          label={t('keptQuestion')}
          value={draft.kept}
          options={(['yes', 'no'] as const).map((id) => ({ id, text: t(id) }))}
          onChange={(kept) => change({ kept })}
          error={tried && draft.kept === '' ? t('required') : undefined}
        />
      )}
    </FormFrame>
  );
};
