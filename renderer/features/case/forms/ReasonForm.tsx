import { useState } from 'react';
import type { CaseAction, CommandName, TaskAction } from '../../../../preload/contract';
import { useDraft } from '../../../kit';
import { PhotoField } from '../../../components';
import { useDirectory } from '../../../replica';
import { useSend } from '../use-send';
import { fieldErrors } from './field-errors';
import { FormFrame } from './FormFrame';
import { useFormStrings, type FormText } from './strings';
import type { FormProps } from './types';
import { WordsField } from './WordsField';

interface Kind {
  readonly title: Parameters<FormText>[0];
  readonly confirm: Parameters<FormText>[0];
  readonly label: Parameters<FormText>[0];
  readonly offers: readonly Parameters<FormText>[0][];
  readonly optional?: boolean;
  readonly max?: number;
}

/** Acts that ask for words and nothing else. */
const kinds = {
  reject: { title: 'rejectTitle', confirm: 'rejectConfirm', label: 'reason', offers: ['reject-1', 'reject-2', 'reject-3', 'reject-4'] },
  reopen: { title: 'reopenTitle', confirm: 'reopenConfirm', label: 'reason', offers: ['reopen-1', 'reopen-2', 'reopen-3'] },
  resume: { title: 'resumeTitle', confirm: 'resumeConfirm', label: 'reason', offers: ['resume-1'], optional: true },
  recall: { title: 'recallTitle', confirm: 'recallConfirm', label: 'reason', offers: ['recall-1', 'recall-2'] },
  decline: { title: 'declineTitle', confirm: 'declineConfirm', label: 'reason', offers: ['decline-1', 'decline-2'] },
  complete: { title: 'completeTitle', confirm: 'completeConfirm', label: 'feedback', offers: [], max: 4000 },
  note: { title: 'noteTitle', confirm: 'noteConfirm', label: 'noteText', offers: [], max: 4000 },
  'verify-pass': { title: 'verify-passTitle', confirm: 'verify-passConfirm', label: 'passText', offers: [], optional: true, max: 2000 },
  void: { title: 'voidTitle', confirm: 'voidConfirm', label: 'reason', offers: ['void-1', 'void-2'] },
  unmerge: { title: 'unmergeTitle', confirm: 'unmergeConfirm', label: 'reason', offers: ['unmerge-1'], optional: true },
  return: { title: 'returnTitle', confirm: 'returnConfirm', label: 'reason', offers: ['return-1', 'return-2'] },
  'request-voiding': { title: 'request-voidingTitle', confirm: 'requestConfirm', label: 'reason', offers: ['void-1', 'void-2'] },
  appeal: { title: 'appealTitle', confirm: 'appealConfirm', label: 'reason', offers: ['appeal-1', 'appeal-2'] },
} as const satisfies Partial<Record<CaseAction | TaskAction, Kind>>;
export type ReasonAction = keyof typeof kinds;

/** The command of the act and its words. */
const commandOf = (
  action: ReasonAction,
  { text, media }: { readonly text: string; readonly media: readonly string[] },
  taskId: string | undefined,
): { name: CommandName; words: Record<string, unknown> } => {
  const task = taskId === undefined ? {} : { taskId };
  if (action === 'verify-pass') return { name: 'verify', words: { result: 'pass', ...(text === '' ? {} : { text }) } };
  if (action === 'complete') return { name: action, words: { ...task, feedback: text, ...(media.length > 0 ? { media } : {}) } };
  if (action === 'request-voiding') return { name: 'request', words: { kind: 'voiding', reason: text } };
  if (action === 'appeal') return { name: 'request', words: { kind: 'appeal', reason: text } };
  if (action === 'note') return { name: action, words: { text } };
  return { name: action, words: { ...task, ...(text === '' ? {} : { reason: text }) } };
};

interface Props extends FormProps {
  readonly action: ReasonAction;
  readonly taskId?: string;
  readonly departmentName?: string;
}

/** Reject, void, reopen, resume, recall, decline, complete, note, give back, ask, pass the check: some words, a usual one at a press. */
export const ReasonForm = ({ action, row, taskId, departmentName = '', onDone, onCancel }: Props) => {
  const t = useFormStrings();
  const kind: Kind = kinds[action];
  const { areaName } = useDirectory();
  const form = taskId === undefined ? action : `${action}/${taskId}`;
  const { busy, error, send } = useSend(row.id, { about: row.id, form });
  const [draft, change, forget] = useDraft(row.id, form, {
    text: '',
    media: [] as readonly string[],
  });
  const [empty, setEmpty] = useState(false);
  const errors = fieldErrors(error, ['reason', 'text', 'feedback'], t);
  const text = draft.text.trim();
  const submit = async () => {
    setEmpty(!kind.optional && text === '');
    if (!kind.optional && text === '') return;
    const { name, words } = commandOf(action, { text, media: draft.media }, taskId);
    if (!(await send(name, words as never))) return;
    forget();
    onDone(action);
  };
  return (
    <FormFrame
      action={action}
      title={t(kind.title, { department: departmentName, area: areaName(row.area) })}
      confirm={t(kind.confirm)}
      busy={busy}
      error={errors.general}
      onSubmit={() => void submit()}
      onCancel={onCancel}
      ready={kind.optional ?? false}
    >
      <WordsField
        label={`${t(kind.label)}${kind.optional ? t('optional') : ''}`}
        value={draft.text}
        onChange={(next) => change({ text: next })}
        max={kind.max ?? 1000}
        rows={kind.max === undefined ? 2 : 3}
        error={errors.of('reason') ?? errors.of('text') ?? errors.of('feedback') ?? (empty && text === '' ? t('required') : undefined)}
        offersLabel={t('reasons')}
        offers={kind.offers.map((id) => ({ id, text: t(id) }))}
      />
      {action === 'complete' && <PhotoField value={draft.media} onChange={(media) => change({ media })} />}
    </FormFrame>
  );
};
