import { useDraft } from '../../../kit';
import { useState } from 'react';
import { useSend } from '../use-send';
import { fieldErrors } from './field-errors';
import { FormFrame } from './FormFrame';
import { fromField } from './local-time';
import { useFormStrings } from './strings';
import { isTime, TimeField } from './TimeField';
import type { FormProps } from './types';
import { WordsField } from './WordsField';

/** The acts that move time, done or asked for: all need a reason and take an instant that may be left open. */
const WORDS = {
  extend: {
    command: 'extend',
    field: 'dueAt',
    title: 'extendTitle',
    confirm: 'extendConfirm',
    until: 'extendTo',
    hint: 'extendUsual',
    offers: ['extend-1', 'extend-2'],
  },
  suspend: {
    command: 'suspend',
    field: 'until',
    title: 'suspendTitle',
    confirm: 'suspendConfirm',
    until: 'until',
    hint: 'untilHint',
    offers: ['suspend-1', 'suspend-2'],
  },
  'request-extension': {
    command: 'request',
    kind: 'extension',
    field: 'dueAt',
    title: 'request-extensionTitle',
    confirm: 'requestConfirm',
    until: 'extendTo',
    hint: 'extendUsual',
    offers: ['extend-1', 'extend-2'],
  },
  'request-suspension': {
    command: 'request',
    kind: 'suspension',
    field: 'until',
    title: 'request-suspensionTitle',
    confirm: 'requestConfirm',
    until: 'until',
    hint: 'untilHint',
    offers: ['suspend-1', 'suspend-2'],
  },
} as const;

/** The task of this seat that more time is asked for: the seat's own, where it has one. */
const ownTask = (row: FormProps['row']): string | undefined =>
  row.tasks.find((task) => task.actions.some((action) => action !== 'recall'))?.taskId;

const UntilForm = ({ row, onDone, onCancel, action }: FormProps & { readonly action: keyof typeof WORDS }) => {
  const t = useFormStrings();
  const words = WORDS[action];
  const { busy, error, send } = useSend(row.id, { about: row.id, form: action });
  const [draft, change, forget] = useDraft(row.id, action, { until: '', reason: '' });
  const [tried, setTried] = useState(false);
  const errors = fieldErrors(error, [words.field, 'reason'], t);
  const reason = draft.reason.trim();
  const submit = async () => {
    setTried(true);
    if (reason === '' || !isTime(draft.until)) return;
    const until = fromField(draft.until);
    const time = until === undefined ? {} : { [words.field]: until };
    const taskId = action === 'request-extension' ? ownTask(row) : undefined;
    const done =
      words.command === 'request'
        ? await send('request', { kind: words.kind, reason, ...time, ...(taskId === undefined ? {} : { taskId }) })
        : await send(words.command, { reason, ...time });
    if (!done) return;
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

/** Asks the shift lead for more time. */
export const RequestExtensionForm = (props: FormProps) => <UntilForm {...props} action="request-extension" />;

/** Asks the shift lead to stop the clock. */
export const RequestSuspensionForm = (props: FormProps) => <UntilForm {...props} action="request-suspension" />;
