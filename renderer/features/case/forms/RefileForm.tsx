import { MenuItem, TextField, Typography } from '@mui/material';
import { PRIORITIES, type Priority } from '../../../../preload/contract';
import { pick, useDraft, useLang, useTerm } from '../../../kit';
import { useDirectory } from '../../../replica';
import { Refusals } from '../Refusals';
import { useSend } from '../use-send';
import { ChoiceField } from './ChoiceField';
import { fieldErrors } from './field-errors';
import { FormFrame } from './FormFrame';
import { useLimitWords } from './limit-words';
import { useFormStrings } from './strings';
import type { FormProps } from './types';
import { WordsField } from './WordsField';

/** Another category or priority for a case that is filed already, with a note of who refused it under the old one. */
export const RefileForm = ({ row, onDone, onCancel }: FormProps) => {
  const t = useFormStrings();
  const term = useTerm();
  const lang = useLang();
  const limitWords = useLimitWords();
  const { categories } = useDirectory();
  const { busy, error, send } = useSend(row.id, { about: row.id, form: 'refile' });
  const [draft, change, forget] = useDraft<{ category: string; priority: Priority; reason: string }>(row.id, 'refile', {
    category: row.category ?? '',
    priority: row.priority,
    reason: '',
  });
  const limit = categories.get(draft.category)?.handle[draft.priority];
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
      <TextField
        select
        label={t('category')}
        value={categories.has(draft.category) ? draft.category : ''}
        onChange={(event) => change({ category: event.target.value })}
        error={errors.of('category') !== undefined}
        helperText={errors.of('category') ?? (same ? t('refileSame') : undefined)}
        sx={{ maxWidth: 360 }}
      >
        {[...categories.values()].map((item) => (
          <MenuItem key={item.id} value={item.id}>
            {pick(lang, item)}
          </MenuItem>
        ))}
      </TextField>
      <ChoiceField
        label={t('priority')}
        value={draft.priority}
        options={PRIORITIES.map((id) => ({ id, text: term('priorities', id) }))}
        onChange={(priority) => change({ priority })}
      />
      {limit && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {t('limit', { limit: limitWords(limit) })}
        </Typography>
      )}
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
