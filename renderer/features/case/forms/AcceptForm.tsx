import type { Priority } from '../../../../preload/contract';
import { useDraft } from '../../../kit';
import { useDirectory } from '../../../replica';
import { useSend } from '../use-send';
import { fieldErrors } from './field-errors';
import { FilingFields } from './FilingFields';
import { FormFrame } from './FormFrame';
import { useFormStrings } from './strings';
import type { FormProps } from './types';

/** Files the report: its category and the priority are filled in, so that Enter agrees. */
export const AcceptForm = ({ row, onDone, onCancel }: FormProps) => {
  const t = useFormStrings();
  const { categories } = useDirectory();
  const { busy, error, send } = useSend(row.id, { about: row.id, form: 'accept' });
  const known = row.category !== undefined && categories.has(row.category) ? row.category : '';
  const [draft, change, forget] = useDraft<{ category: string; priority: Priority | '' }>(row.id, 'accept', {
    category: known || (categories.has('other') ? 'other' : ''),
    priority: '',
  });
  const category = categories.get(draft.category);
  // An urgent report stays urgent; else the category says how important it is.
  const priority: Priority = draft.priority || (row.urgentReport ? 'urgent' : (category?.priority ?? row.priority));
  const errors = fieldErrors(error, ['category'], t);
  const submit = async () => {
    if (!(await send('accept', { category: draft.category, priority }))) return;
    forget();
    onDone('accept');
  };
  return (
    <FormFrame
      action="accept"
      title={t('acceptTitle')}
      confirm={t('acceptConfirm')}
      busy={busy}
      error={errors.general}
      onSubmit={() => void submit()}
      onCancel={onCancel}
      ready={draft.category !== ''}
    >
      <FilingFields category={draft.category} priority={priority} onChange={change} error={errors.of('category')} suggested={known} />
    </FormFrame>
  );
};
