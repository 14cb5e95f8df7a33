import { useState } from 'react';
import { TextField, Typography } from '@mui/material';
import { TRANSFER_TARGETS, type TransferTarget } from '../../../../preload/contract';
import { useDraft, useTerm } from '../../../kit';
import { ChoiceField } from '../forms/ChoiceField';
import { fieldErrors } from '../forms/field-errors';
import { FormFrame } from '../forms/FormFrame';
import { useFormStrings } from '../forms/strings';
import type { FormProps } from '../forms/types';
import { WordsField } from '../forms/WordsField';
import { useSend } from '../use-send';
import { useDisputeStrings } from './strings';

/** 移送: to whom, and under what number it was received; the number often comes later, so the form can be filled in again. */
export const TransferForm = ({ row, onDone, onCancel }: FormProps) => {
  const t = useDisputeStrings();
  const form = useFormStrings();
  const term = useTerm();
  const { busy, error, send } = useSend(row.id, { about: row.id, form: 'transfer' });
  const known = row.transfer;
  const [draft, change, forget] = useDraft<{ to: TransferTarget; office: string; receipt: string; text: string }>(row.id, 'transfer', {
    to: known?.to ?? 'police',
    office: known?.office ?? '',
    receipt: known?.receipt ?? '',
    text: known?.text ?? '',
  });
  const [tried, setTried] = useState(false);
  const errors = fieldErrors(error, ['office', 'receipt', 'text'], form);
  const [office, receipt, text] = [draft.office.trim(), draft.receipt.trim(), draft.text.trim()];
  const submit = async () => {
    setTried(true);
    if (office === '') return;
    const said = { ...(receipt === '' ? {} : { receipt }), ...(text === '' ? {} : { text }) };
    if (!(await send('transfer', { to: draft.to, office, ...said }))) return;
    forget();
    onDone('transfer');
  };
  return (
    <FormFrame
      action="transfer"
      title={t('transferFormTitle')}
      confirm={t('transferConfirm')}
      busy={busy}
      error={errors.general}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <ChoiceField
        label={t('to')}
        value={draft.to}
        options={TRANSFER_TARGETS.map((id) => ({ id, text: term('transferTargets', id) }))}
        onChange={(to) => change({ to })}
      />
      <TextField
        label={t('name')}
        value={draft.office}
        onChange={(event) => change({ office: event.target.value })}
        error={errors.of('office') !== undefined || (tried && office === '')}
        helperText={errors.of('office') ?? (tried && office === '' ? t('required') : undefined)}
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      <TextField
        label={t('receiptOptional')}
        value={draft.receipt}
        onChange={(event) => change({ receipt: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 60 } }}
      />
      <WordsField label={t('remarkOptional')} value={draft.text} onChange={(next) => change({ text: next })} max={2000} rows={1} />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {t('transferHint')}
      </Typography>
    </FormFrame>
  );
};
