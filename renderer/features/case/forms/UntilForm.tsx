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

/** The two acts that move time: both need a reason and take an instant that may be left open. */
const WORDS = {
  extend: {
    field: 'dueAt',
    title: 'extendTitle',
    confirm: 'extendConfirm',
    until: 'extendTo',
    hint: 'extendUsual',
    offers: ['extend-1', 'extend-2'],
  },
  suspend: {
    field: 'until',
    title: 'suspendTitle',
    confirm: 'suspendConfirm',
    until: 'until',
    hint: 'untilHint',
    offers: ['suspend-1', 'suspend-2'],
  },
} as const;

const UntilForm = ({ row, onDone, onCancel, action }: FormProps & { readonly action: keyof typeof WORDS }) => {
  const t = useFormStrings();
  const words = WORDS[action];
  const { busy, error, send } = useSend(row.id);
  const [draft, change, forget] = useDraft(row.id, action, { until: '', reason: '' });
  const [tried, setTried] = useState(false);
  const errors = fieldErrors(error, [words.field, 'reason'], t);
  const reason = draft.reason.trim();
  const submit = async () => {
    setTried(true);
    if (reason === '' || !isTime(draft.until)) return;
    const until = fromField(draft.until);
    if (!(await send(action, { reason, ...(until === undefined ? {} : { [words.field]: until }) }))) return;
    forget();
    onDone(action);
  };
  return (
    <FormFrame
      action={action}
      title={t(words.title)}
      confirm={t(words.confirm)}
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
        offers={words.offers.map((id) => ({ id, text: t(id) }))}
      />
      <TimeField
        label={`${t(words.until)}${t('optional')}`}
        value={draft.until}
        onChange={(until) => change({ until })}
        hint={t(words.hint)}
        error={errors.of(words.field)}
      />
    </FormFrame>
  );
};

/** More time: one original limit unless another instant is chosen. */
export const ExtendForm = (props: FormProps) => <UntilForm {...props} action="extend" />;

/** Stops the clock of a case that cannot go on now. */
export const SuspendForm = (props: FormProps) => <UntilForm {...props} action="suspend" />;
