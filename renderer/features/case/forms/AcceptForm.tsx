import { MenuItem, TextField, Typography } from '@mui/material';
import { PRIORITIES, type Priority } from '../../../../preload/contract';
import { pick, useDraft, useLang, useTerm } from '../../../kit';
import { useDirectory } from '../../../replica';
import { useSend } from '../use-send';
import { ChoiceField } from './ChoiceField';
import { fieldErrors } from './field-errors';
import { FormFrame } from './FormFrame';
import { useLimitWords } from './limit-words';
import { useFormStrings } from './strings';
import type { FormProps } from './types';

/** Files the report: its category and the priority are filled in, so that Enter agrees. */
export const AcceptForm = ({ row, onDone, onCancel }: FormProps) => {
  const t = useFormStrings();
  const term = useTerm();
  const lang = useLang();
  const limitWords = useLimitWords();
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
  const limit = category?.handle[priority];
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
      <TextField
        select
        label={t('category')}
        value={categories.has(draft.category) ? draft.category : ''}
        onChange={(event) => change({ category: event.target.value })}
        error={errors.of('category') !== undefined}
        helperText={errors.of('category')}
        sx={{ maxWidth: 360 }}
      >
        {[...categories.values()].map((item) => (
          <MenuItem key={item.id} value={item.id}>
            {pick(lang, item)}
            {item.id === known && (
              <Typography component="span" variant="caption" sx={{ color: 'text.secondary', ml: 1 }}>
                {t('suggestedCategory')}
              </Typography>
            )}
          </MenuItem>
        ))}
      </TextField>
      <ChoiceField
        label={t('priority')}
        value={priority}
        options={PRIORITIES.map((id) => ({ id, text: term('priorities', id) }))}
        onChange={(next) => change({ priority: next })}
      />
      {limit && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('limit', { limit: limitWords(limit) })}
        </Typography>
      )}
    </FormFrame>
  );
};
