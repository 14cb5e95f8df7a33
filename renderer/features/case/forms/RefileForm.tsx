import type { Priority } from '../../../../preload/contract';
import { useDraft } from '../../../kit';
import { Refusals } from '../Refusals';
import { useSend } from '../use-send';
import { fieldErrors } from './field-errors';
import { FilingFields } from './FilingFields';
import { FormFrame } from './FormFrame';
import { useFormStrings } from './strings';
import type { FormProps } from './types';
import { WordsField } from './WordsField';

/** Another category or priority for a case that is filed already, with a note of who refused it under the old one. */
export const RefileForm = ({ row, onDone, onCancel }: FormProps) => {
  const t = useFormStrings();
  const { busy, error, send } = useSend(row.id, { about: row.id, form: 'refile' });
  const [draft, change, forget] = useDraft<{ category: string; priority: Priority; reason: string }>(row.id, 'refile', {
    category: row.category ?? '',
    priority: row.priority,
    reason: '',
  });
  const same = draft.category === row.category && draft.priority === row.priority;
  const errors = fieldErrors(error, ['category', 'reason'], t);
  const reason = draft.reason.trim();
  const submit = async () => {
    if (same || !(await send('refile', { category: draft.category, priority: draft.priority, ...(reason === '' ? {} : { reason }) })))
      return;
    forget();
    onDone('refile');
  };
  return (
    <FormFrame
      action="refile"
      title={t('refileTitle')}
      confirm={t('refileConfirm')}
      busy={busy}
      error={errors.general}
      onSubmit={() => void submit()}
      onCancel={onCancel}
    >
      <Refusals row={row} />
      <FilingFields
        category={draft.category}
        priority={draft.priority}
        onChange={change}
        error={errors.of('category')}
        hint={same ? t('refileSame') : undefined}
      />
      <WordsField
        label={`${t('reason')}${t('optional')}`}
        value={draft.reason}
        onChange={(next) => change({ reason: next })}
        max={1000}
        rows={1}
        error={errors.of('reason')}
        offersLabel={t('reasons')}
        offers={(['refile-1', 'refile-2'] as const).map((id) => ({ id, text: t(id) }))}
      />
    </FormFrame>
  );
};
