import { useState } from 'react';
import { OUTCOMES, type Outcome } from '../../../../preload/contract';
import { useDraft, useTerm } from '../../../kit';
import { useSend } from '../use-send';
import { ChoiceField } from './ChoiceField';
import { fieldErrors } from './field-errors';
import { FormFrame } from './FormFrame';
import { useFormStrings } from './strings';
import type { FormProps } from './types';
import { WordsField } from './WordsField';

interface Props extends FormProps {
  /** The lead is asked to close it: the remark is the reason, and is needed. */
  readonly asks: boolean;
}

/** Closes the case, or asks the lead to; after a passed check it is resolved, so Enter agrees. */
const EndForm = ({ row, onDone, onCancel, asks }: Props) => {
  const action = asks ? 'request-closing' : 'close';
  const t = useFormStrings();
  const term = useTerm();
  const { busy, error, send } = useSend(row.id, { about: row.id, form: action });
  const [draft, change, forget] = useDraft<{ outcome: Outcome; text: string }>(row.id, action, {
    outcome: row.verified || row.dispute?.agreement ? 'resolved' : row.transfer ? 'transferred' : 'unfounded',
    text: '',
  });
  const [tried, setTried] = useState(false);
  const errors = fieldErrors(error, ['outcome', 'text', 'reason'], t);
  const text = draft.text.trim();
  const submit = async () => {
    setTried(true);
    if (asks && text === '') return;
    const { outcome } = draft;
    const done = asks
      ? await send('request', { kind: 'closing', outcome, reason: text })
      : await send('close', { outcome, ...(text === '' ? {} : { text }) });
    if (!done) return;
    forget();
    onDone(action);
  };
  return (
    <FormFrame
      action={action}
      title={t(asks ? 'request-closingTitle' : 'closeTitle')}
      confirm={t(asks ? 'requestConfirm' : 'closeConfirm')}
      busy={busy}
      error={errors.general}
      onSubmit={() => void submit()}
      onCancel={onCancel}
      ready={!asks}
    >
      <ChoiceField
        label={t('outcome')}
        value={draft.outcome}
        options={OUTCOMES.map((id) => ({ id, text: term('outcomes', id) }))}
        onChange={(outcome) => change({ outcome })}
        error={errors.of('outcome')}
      />
      <WordsField
        label={asks ? t('reason') : `${t('closeText')}${t('optional')}`}
        value={draft.text}
        onChange={(next) => change({ text: next })}
        max={asks ? 1000 : 2000}
        rows={1}
        error={errors.of('text') ?? errors.of('reason') ?? (asks && tried && text === '' ? t('required') : undefined)}
      />
    </FormFrame>
  );
};

export const CloseForm = (props: FormProps) => <EndForm {...props} asks={false} />;

/** Where closing is the shift lead's. 申请结案 */
export const RequestClosingForm = (props: FormProps) => <EndForm {...props} asks />;
