import { OUTCOMES, type Outcome } from '../../../../preload/contract';
import { useTerm } from '../../../kit';
import { useDraft } from '../drafts';
import { useSend } from '../use-send';
import { ChoiceField } from './ChoiceField';
import { fieldErrors } from './field-errors';
import { FormFrame } from './FormFrame';
import { useFormStrings } from './strings';
import type { FormProps } from './types';
import { WordsField } from './WordsField';

/** Closes the case; after a passed check it is resolved, so Enter agrees. */
export const CloseForm = ({ row, onDone, onCancel }: FormProps) => {
  const t = useFormStrings();
  const term = useTerm();
  const { busy, error, send } = useSend(row.id);
  const [draft, change, forget] = useDraft<{ outcome: Outcome; text: string }>(row.id, 'close', {
    outcome: row.verified ? 'resolved' : 'unfounded',
    text: '',
  });
  const errors = fieldErrors(error, ['outcome', 'text'], t);
  const submit = async () => {
    const text = draft.text.trim();
    if (!(await send('close', { outcome: draft.outcome, ...(text === '' ? {} : { text }) }))) return;
    forget();
    onDone('close');
  };
  return (
    <FormFrame
      action="close"
      title={t('closeTitle')}
      confirm={t('closeConfirm')}
      busy={busy}
      error={errors.general}
      onSubmit={() => void submit()}
      onCancel={onCancel}
      ready
    >
      <ChoiceField
        label={t('outcome')}
        value={draft.outcome}
        options={OUTCOMES.map((id) => ({ id, text: term('outcomes', id) }))}
        onChange={(outcome) => change({ outcome })}
        error={errors.of('outcome')}
      />
      <WordsField
        label={`${t('closeText')}${t('optional')}`}
        value={draft.text}
        onChange={(text) => change({ text })}
        max={2000}
        rows={1}
        error={errors.of('text')}
      />
    </FormFrame>
  );
};
